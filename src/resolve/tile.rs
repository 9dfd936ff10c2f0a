//! `Asks`: the explore that a tile asks, and the fields of it that the tile names.

use crate::lookml;

use super::explore::Explore;
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
    pub filters: Box<[Option<NamedField>]>,
    /// `listen`
    pub listen: Box<[Listening]>,
}

/// An item of `listen`.
#[derive(Clone, Copy, Debug)]
pub struct Listening {
    /// The number of the dashboard's filter.
    pub filter: Option<u32>,
    /// The field on which it acts.
    pub field: Option<NamedField>,
}

impl Asks {
    fn of(
        dashboard: &lookml::Dashboard,
        element: &lookml::Element,
        explore: &Explore<'_>,
        model: u32,
        number: u32,
    ) -> Self {
        let fields = element.fields.iter().flatten().map(String::as_str);
        let filters = element.filters.iter().map(|(field, _)| field.as_str());
        Self {
            model,
            explore: number,
            fields: fields.map(|name| explore.id_of(name)).collect(),
            filters: filters.map(|name| explore.id_of(name)).collect(),
            listen: listening(dashboard, element, explore),
        }
    }
}

/// Looks up what the tiles of all dashboards ask.
pub(super) fn look_up_tiles(models: &mut [Model<'_>]) {
    for at in 0..models.len() {
        for number in 0..models[at].dashboards.len() {
            let dashboard = &models[at].dashboards[number];
            let elements = dashboard.declared.elements.iter();
            let asks = elements.map(|element| asks(models, at, &dashboard.declared, element));
            let asks = asks.collect();
            models[at].dashboards[number].set_asks(asks);
        }
    }
}

fn listening(
    dashboard: &lookml::Dashboard,
    element: &lookml::Element,
    explore: &Explore<'_>,
) -> Box<[Listening]> {
    let filter = |name: &str| {
        let at = dashboard.filters.iter().position(|it| it.name == name)?;
        u32::try_from(at).ok()
    };
    let listening = element.listen.iter();
    listening
        .map(|(name, field)| Listening {
            filter: filter(name),
            field: explore.id_of(field),
        })
        .collect()
}

fn asks(
    models: &[Model<'_>],
    own: usize,
    dashboard: &lookml::Dashboard,
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
        dashboard,
        element,
        explore,
        u32::try_from(at).ok()?,
        number,
    ))
}
