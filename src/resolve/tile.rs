//! `Asks`: the explore that a tile asks, and what the tile says of which of its fields.

use crate::filter_expression::Kind;
use crate::lookml;

use super::explore::Explore;
use super::expression::{Expression, NamedFilter};
use super::model::Model;
use super::sql::NamedField;

/// The explore of a tile by its numbers, and the fields that the tile names.
///
/// Each list has an entry for each item of the tile's; `None` where that is no field that people can
/// ask for.
#[derive(Clone, Debug)]
pub struct Asks {
    /// The number of the model.
    pub model: u32,
    /// The number of the explore in its model.
    pub explore: u32,
    /// `fields`
    pub fields: Box<[Option<NamedField>]>,
    /// `filters`
    pub filters: Box<[NamedFilter]>,
    /// `listen`
    pub listen: Box<[Listening]>,
}

/// An item of `listen`.
#[derive(Clone, Debug)]
pub struct Listening {
    /// The number of the dashboard's filter.
    pub filter: Option<u32>,
    /// The field on which it acts.
    pub field: Option<NamedField>,
    /// What the default of the filter says of that field.
    pub default: Option<Expression>,
}

impl Asks {
    fn of(
        defaults: &mut Defaults<'_>,
        element: &lookml::Element,
        explore: &Explore<'_>,
        model: u32,
        number: u32,
    ) -> Self {
        let fields = element.fields.iter().flatten().map(String::as_str);
        let filters = element.filters.iter();
        let filters =
            filters.map(|(name, text)| explore.filter_on(explore.id_of(name), name, text));
        Self {
            model,
            explore: number,
            fields: fields.map(|name| explore.id_of(name)).collect(),
            filters: filters.collect(),
            listen: listening(defaults, element, explore),
        }
    }
}

/// Looks up what the tiles of all dashboards ask.
pub(super) fn look_up_tiles(models: &mut [Model<'_>]) {
    for at in 0..models.len() {
        for number in 0..models[at].dashboards.len() {
            let dashboard = &models[at].dashboards[number];
            let mut defaults = Defaults::of(&dashboard.declared);
            let elements = dashboard.declared.elements.iter();
            let asks = elements.map(|element| asks(models, at, &mut defaults, element));
            let asks = asks.collect();
            models[at].dashboards[number].set_asks(asks);
        }
    }
}

/// The filters of a dashboard; most tiles that listen to one have it act on the same kind of field.
struct Defaults<'d> {
    filters: &'d [lookml::DashboardFilter],
    /// The defaults that were read, by the number of the filter.
    read: Vec<(u32, Expression)>,
}

impl<'d> Defaults<'d> {
    fn of(dashboard: &'d lookml::Dashboard) -> Self {
        Self {
            filters: &dashboard.filters,
            read: Vec::new(),
        }
    }

    fn number_of(&self, name: &str) -> Option<u32> {
        let at = self.filters.iter().position(|it| it.name == name)?;
        u32::try_from(at).ok()
    }

    /// What the default of a filter says of a field of that kind.
    fn read(&mut self, number: u32, kind: Kind) -> Option<Expression> {
        let mut read = self.read.iter();
        if let Some((_, known)) = read.find(|it| (it.0, it.1.kind) == (number, kind)) {
            return Some(known.clone());
        }
        let text = self.filters.get(number as usize)?.default_value.as_deref();
        let default = Expression::of(kind, text.unwrap_or_default());
        self.read.push((number, default.clone()));
        Some(default)
    }
}

fn listening(
    defaults: &mut Defaults<'_>,
    element: &lookml::Element,
    explore: &Explore<'_>,
) -> Box<[Listening]> {
    let listening = element.listen.iter();
    listening
        .map(|(name, field_name)| {
            let filter = defaults.number_of(name);
            let field = explore.id_of(field_name);
            let found = field.and_then(|field| explore.field_of(field, field_name));
            let kind = found.and_then(|found| found.filter_kind());
            let default = filter.zip(kind);
            Listening {
                filter,
                field,
                default: default.and_then(|(filter, kind)| defaults.read(filter, kind)),
            }
        })
        .collect()
}

fn asks(
    models: &[Model<'_>],
    own: usize,
    defaults: &mut Defaults<'_>,
    element: &lookml::Element,
) -> Option<Asks> {
    let at = match element.model.as_deref() {
        Some(name) if models[own].name != Some(name) => {
            models.iter().position(|model| model.name == Some(name))?
        }
        _ => own,
    };
    let number = models[at].number_of_explore(element.explore.as_deref()?)?;
    let explore = models[at].explores.get(number as usize)?;
    Some(Asks::of(
        defaults,
        element,
        explore,
        u32::try_from(at).ok()?,
        number,
    ))
}
