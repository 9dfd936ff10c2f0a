//! `Tile`: a tile of a dashboard with the explore that it asks, and every name that it holds.

use std::collections::BTreeSet;

use super::context::Context;
use crate::diagnostic::{Place, excerpt};
use crate::lookml::{self, DashboardValue, Located};
use crate::resolve::{Asks, Dashboard, Element, Explore, Model};

/// A tile that asks an explore.
pub(super) struct Tile<'r, 'p> {
    /// The dashboard.
    pub(super) dashboard: &'r Dashboard<'p>,
    /// The tile.
    pub(super) element: Element<'r, 'p>,
    /// The explore.
    pub(super) explore: &'r Explore<'p>,
    /// What it names, if it was looked up in that explore when the project was resolved.
    pub(super) asks: Option<&'r Asks>,
    /// Table calculations, custom fields and the like.
    pub(super) dynamic_fields: Vec<DynamicField>,
}

/// An entry of `dynamic_fields`.
#[derive(Clone, Debug, Default)]
pub(super) struct DynamicField {
    /// Its name in `fields`, `sorts` and other expressions.
    pub(super) name: String,
    /// `table_calculation`, `measure` or `dimension`.
    pub(super) kind: String,
    /// `expression`
    pub(super) expression: Option<String>,
    /// `filter_expression`
    pub(super) filter_expression: Option<String>,
    /// `based_on`, and the items of `args` that name fields.
    pub(super) based_on: Vec<String>,
    /// The fields of `filters`.
    pub(super) filters: Vec<String>,
    /// Its place in the list; `None` where the list is a text.
    pub(super) index: Option<usize>,
}

/// A name of a field where a tile holds it.
pub(super) struct Named<'r> {
    /// `view.field`, or the name of a dynamic field.
    pub(super) name: &'r str,
    /// Where it stands.
    pub(super) place: Option<Place>,
}

/// The dashboards of all models, each with its model; templates are left out, and so are repetitions
/// of one dashboard in several models.
pub(super) fn dashboards<'r, 'p>(
    context: &'r Context<'p>,
) -> impl Iterator<Item = (&'r Model<'p>, &'r Dashboard<'p>)> {
    let models = context.models();
    let mut seen = BTreeSet::new();
    models
        .flat_map(|model| model.dashboards.iter().map(move |it| (model, it)))
        .filter(move |(_, dashboard)| {
            let declared: *const lookml::Dashboard = dashboard.layers.last();
            !dashboard.is_template() && seen.insert(declared)
        })
}

/// The tiles of all dashboards that ask an explore which is known.
pub(super) fn tiles<'r, 'p>(context: &'r Context<'p>) -> Vec<Tile<'r, 'p>> {
    let mut tiles = Vec::new();
    for (own, dashboard) in dashboards(context) {
        for element in dashboard.elements() {
            let Some(model) = model_of(context, own, element.declared.model.as_deref()) else {
                continue;
            };
            let explore = element.declared.explore.as_deref();
            let Some(explore) = explore.and_then(|name| model.explore(name)) else {
                continue;
            };
            let asks = element.asks.filter(|asks| {
                let asked = context.resolved().asked(asks);
                asked.is_some_and(|(_, asked)| std::ptr::eq(asked, explore))
            });
            tiles.push(Tile {
                dashboard,
                asks,
                dynamic_fields: dynamic_fields(element.declared.dynamic_fields.as_ref()),
                element,
                explore,
            });
        }
    }
    tiles
}

/// The model that a tile or a filter names, else that of the dashboard.
pub(super) fn model_of<'r, 'p>(
    context: &'r Context<'p>,
    own: &'r Model<'p>,
    name: Option<&str>,
) -> Option<&'r Model<'p>> {
    match name {
        Some(name) if own.name != Some(name) => {
            // Where no file is a model, all files are taken together, whatever the model is called.
            let nameless = || context.models().find(|model| model.name.is_none());
            context
                .models()
                .find(|it| it.name == Some(name))
                .or_else(nameless)
        }
        _ => Some(own),
    }
}

impl<'r> Tile<'r, '_> {
    /// What people call it.
    pub(super) fn title(&self) -> &'r str {
        let declared = self.element.declared;
        let title = declared.title.as_deref().filter(|it| !it.is_empty());
        title.or(declared.name.as_deref()).unwrap_or_default()
    }

    /// The beginning of a sentence, such as ``the tile `x` shows `view.field` ``.
    pub(super) fn does(&self, verb: &str, name: &str) -> String {
        format!("the tile `{}` {verb} `{}`", self.title(), excerpt(name))
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Option<Place> {
        self.element.layers.last().origin.place()
    }

    /// The names in a list, such as `fields`.
    pub(super) fn list(&self, key: &str) -> Vec<Named<'r>> {
        let declared = self.element.declared;
        let list = match key {
            "fields" => &declared.fields,
            "pivots" => &declared.pivots,
            "fill_fields" => &declared.fill_fields,
            "sorts" => &declared.sorts,
            "hidden_fields" => &declared.hidden_fields,
            _ => return self.other_list(key),
        };
        let located = self.element.origin_of(key);
        named(list.iter().flatten().map(String::as_str), located)
    }

    fn other_list(&self, key: &str) -> Vec<Named<'r>> {
        let other = self.element.declared.other.iter();
        let mut list = other
            .filter(|(name, _)| name == key)
            .map(|(_, value)| value);
        let Some(DashboardValue::List(items)) = list.next() else {
            return Vec::new();
        };
        let located = self.element.origin_of(key);
        let texts = items.iter().enumerate();
        let texts = texts.filter_map(|(index, item)| match item {
            DashboardValue::Text(text) => Some((index, text.as_str())),
            _ => None,
        });
        let place = |index| Some(located?.item(index)?.place());
        let names = texts.map(|(index, name)| Named {
            name,
            place: place(index),
        });
        names.collect()
    }

    /// The fields of `sorts`, without the direction.
    pub(super) fn sorts(&self) -> Vec<Named<'r>> {
        let mut sorts = self.list("sorts");
        for sort in &mut sorts {
            sort.name = sort.name.split_whitespace().next().unwrap_or_default();
        }
        sorts
    }

    /// The fields of `filters`, with the expressions.
    pub(super) fn filters(&self) -> Vec<(Named<'r>, &'r str)> {
        let located = self.element.origin_of("filters");
        let filters = self.element.declared.filters.iter().enumerate();
        let filters = filters.map(|(index, (name, expression))| {
            let place = located.and_then(|it| Some(it.item(index)?.key()));
            (Named { name, place }, expression.as_str())
        });
        filters.collect()
    }

    /// What it listens to: the dashboard's filter, and the field.
    pub(super) fn listens(&self) -> Vec<(Named<'r>, Named<'r>)> {
        let located = self.element.origin_of("listen");
        let listens = self.element.declared.listen.iter().enumerate();
        let listens = listens.map(|(index, (filter, field))| {
            let item = located.and_then(|it| it.item(index));
            let filter = Named {
                name: filter,
                place: item.map(|it| it.key()),
            };
            let field = Named {
                name: field,
                place: item.map(|it| it.place()),
            };
            (filter, field)
        });
        listens.collect()
    }

    /// Whether a name is that of one of its dynamic fields.
    pub(super) fn is_dynamic(&self, name: &str) -> bool {
        self.dynamic_fields.iter().any(|it| it.name == name)
    }

    /// Whether it shows a field, hidden or not.
    pub(super) fn selects(&self, name: &str) -> bool {
        let declared = self.element.declared;
        let lists = [&declared.fields, &declared.pivots];
        lists.into_iter().flatten().flatten().any(|it| it == name) || self.is_dynamic(name)
    }

    /// Where a dynamic field stands.
    pub(super) fn place_of_dynamic(&self, field: &DynamicField, key: &str) -> Option<Place> {
        let located = self.element.origin_of("dynamic_fields")?;
        let item = field.index.and_then(|index| located.item(index));
        let inner = item.and_then(|item| item.parameter(key));
        Some(inner.or(item).unwrap_or(located).place())
    }
}

fn named<'r>(names: impl Iterator<Item = &'r str>, located: Option<Located<'_>>) -> Vec<Named<'r>> {
    let place = |index| Some(located?.item(index)?.place());
    let names = names.enumerate();
    let names = names.map(|(index, name)| Named {
        name,
        place: place(index),
    });
    names.collect()
}

/// The entries of `dynamic_fields`, which is a list or, in old exports, JSON in a text.
fn dynamic_fields(value: Option<&DashboardValue>) -> Vec<DynamicField> {
    match value {
        Some(DashboardValue::List(items)) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, item)| dynamic_field(item, Some(index)))
                .collect()
        }
        Some(DashboardValue::Text(text)) => {
            let parsed = serde_json::from_str::<serde_json::Value>(text);
            let items = parsed.ok().map(of_json);
            match items {
                Some(DashboardValue::List(items)) => {
                    items.iter().map(|item| dynamic_field(item, None)).collect()
                }
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn of_json(value: serde_json::Value) -> DashboardValue {
    match value {
        serde_json::Value::String(text) => DashboardValue::Text(text),
        serde_json::Value::Array(items) => {
            DashboardValue::List(items.into_iter().map(of_json).collect())
        }
        serde_json::Value::Object(members) => {
            let members = members
                .into_iter()
                .map(|(key, value)| (key, of_json(value)));
            DashboardValue::Mapping(members.collect())
        }
        serde_json::Value::Bool(value) => DashboardValue::Boolean(value),
        serde_json::Value::Number(number) => DashboardValue::Number(number.to_string()),
        serde_json::Value::Null => DashboardValue::Null,
    }
}

fn dynamic_field(item: &DashboardValue, index: Option<usize>) -> DynamicField {
    let mut field = DynamicField {
        index,
        ..DynamicField::default()
    };
    let DashboardValue::Mapping(members) = item else {
        return field;
    };
    for (key, value) in members {
        match (key.as_str(), value) {
            ("table_calculation" | "measure" | "dimension", DashboardValue::Text(name)) => {
                key.clone_into(&mut field.kind);
                field.name.clone_from(name);
            }
            ("expression", DashboardValue::Text(text)) => field.expression = Some(text.clone()),
            ("filter_expression", DashboardValue::Text(text)) => {
                field.filter_expression = Some(text.clone());
            }
            ("based_on", DashboardValue::Text(name)) => field.based_on.push(name.clone()),
            ("args", DashboardValue::List(args)) => {
                let names = args.iter().filter_map(|arg| match arg {
                    DashboardValue::Text(name) if name.contains('.') => Some(name.clone()),
                    _ => None,
                });
                field.based_on.extend(names);
            }
            ("filters", DashboardValue::Mapping(filters)) => {
                field
                    .filters
                    .extend(filters.iter().map(|(name, _)| name.clone()));
            }
            _ => {}
        }
    }
    field
}
