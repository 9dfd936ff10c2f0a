//! `Tile`: a tile of a dashboard as a query.

use crate::diagnostic::Place;
use crate::lookml::{DashboardValue, Element};
use crate::resolve::{self, Asks, Dashboard, ExploreFound, Model, NamedField, Resolved};

use super::looker_query::{FieldName, FilterText, LookerQuery};
use super::refusal::Refusal;

/// A tile of a dashboard that asks something.
#[derive(Clone, Debug)]
pub struct Tile<'r> {
    /// Its title, else its name.
    pub shown: &'r str,
    /// Its name.
    pub name: Option<&'r str>,
    /// The model and the explore that it names.
    pub model: &'r str,
    /// The explore that it names.
    pub explore: &'r str,
    /// What it asks, with the dashboard's filters at their defaults or as they are set.
    pub query: Result<LookerQuery<'r>, Refusal>,
    /// What of it was looked up when the project was resolved.
    asks: Option<&'r Asks>,
    element: &'r Element,
}

/// A filter that a person sets: of a dashboard by its name, or of any query by its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetFilter {
    /// The name of a dashboard's filter, or `view.field`.
    pub name: String,
    /// The filter expression.
    pub expression: String,
}

/// Tiles of these types ask nothing.
const WITHOUT_QUERY: [&str; 3] = ["text", "button", "extension"];

/// Whether a tile asks something.
#[must_use]
pub fn asks_something(element: &Element) -> bool {
    let kind = element.element_type.as_deref().unwrap_or_default();
    !WITHOUT_QUERY.contains(&kind)
}

/// The tiles of a dashboard that ask something, in order.
pub fn tiles<'r>(
    model: &'r Model<'_>,
    dashboard: &'r Dashboard<'_>,
    set: &'r [SetFilter],
    timezone: Option<&'r str>,
) -> impl Iterator<Item = Tile<'r>> {
    let elements = dashboard.elements();
    elements
        .filter(|element| asks_something(element.declared))
        .map(move |found| {
            let element = found.declared;
            let name = element.name.as_deref();
            Tile {
                shown: element.title.as_deref().or(name).unwrap_or_default(),
                name,
                model: element.model.as_deref().or(model.name).unwrap_or_default(),
                explore: element.explore.as_deref().unwrap_or_default(),
                query: query(dashboard, &found, set, timezone)
                    .map_err(|refusal| refusal.at(element.origin.place())),
                element,
                asks: found.asks,
            }
        })
}

impl<'r> Tile<'r> {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.element.origin.place()
    }

    /// The explore that the tile asks.
    ///
    /// # Errors
    ///
    /// When the project has no such explore.
    pub fn explore_of<'p>(
        &self,
        resolved: &'r Resolved<'p>,
        model: &'r Model<'p>,
    ) -> Result<(&'r Model<'p>, &'r crate::resolve::Explore<'p>), Refusal> {
        if let Some(found) = self.asks.and_then(|asks| resolved.asked(asks)) {
            return Ok(found);
        }
        let missing = |what: String| Refusal::new("unknown-explore", what).at(self.place());
        match resolved.explore(model, Some(self.model), self.explore) {
            ExploreFound::Explore(model, explore) => Ok((model, explore)),
            ExploreFound::UnknownModel => {
                Err(missing(format!("there is no model `{}`", self.model)))
            }
            ExploreFound::UnknownExplore(_) => Err(missing(format!(
                "the model `{}` has no explore `{}`",
                self.model, self.explore
            ))),
            ExploreFound::Unknowable => Err(missing(format!(
                "the explore `{}` belongs to a project that is not here",
                self.explore
            ))),
        }
    }
}

fn query<'r>(
    dashboard: &'r Dashboard<'_>,
    found: &resolve::Element<'r, '_>,
    set: &'r [SetFilter],
    timezone: Option<&'r str>,
) -> Result<LookerQuery<'r>, Refusal> {
    let element = found.declared;
    let is_special = |(key, _): &(String, DashboardValue)| is_special(key);
    // Most tiles have none of these, and are looked through once.
    let special = element.other.iter().any(is_special).then_some(element);
    special.map_or(Ok(()), check_compiled)?;
    let calculated = calculated(element)?;
    let names = element.fields.iter().flatten().enumerate();
    let names = names
        .map(|(at, name)| FieldName::known(name, known(found.asks.map(|asks| &*asks.fields), at)));
    let mut fields: Vec<FieldName<'r>> = names.collect();
    for key in ["dimensions", "measures"] {
        fields.extend(
            texts(special.and_then(|it| other(it, key))).map(|name| FieldName::known(name, None)),
        );
    }
    fields.retain(|field| !calculated.contains(&field.name));
    let is_sorted = |sort: &&String| {
        let name = sort.split_whitespace().next().unwrap_or_default();
        !calculated.contains(&name)
    };
    let sorts = element.sorts.iter().flatten().filter(is_sorted);
    let declared_timezone = match special.and_then(|it| other(it, "query_timezone")) {
        Some(DashboardValue::Text(timezone)) => Some(timezone.as_str()),
        _ => None,
    };
    Ok(LookerQuery {
        fields,
        pivots: borrowed(element.pivots.as_ref()),
        filters: filters(dashboard, found, set),
        sorts: sorts.map(String::as_str).collect(),
        limit: element.limit,
        fill_fields: borrowed(element.fill_fields.as_ref()),
        timezone: timezone.or(declared_timezone),
    })
}

fn borrowed(list: Option<&Vec<String>>) -> Vec<&str> {
    list.into_iter().flatten().map(String::as_str).collect()
}

/// What was looked up of the item of that number of a list.
fn known(list: Option<&[Option<NamedField>]>, at: usize) -> Option<NamedField> {
    *list?.get(at)?
}

/// Whether a key without a type of its own says something about the query.
fn is_special(key: &str) -> bool {
    matches!(
        key,
        "dimensions"
            | "filter_expression"
            | "measures"
            | "merged_queries"
            | "query_timezone"
            | "row_total"
            | "subtotals"
            | "total"
    )
}

/// Refuses what changes the rows, or asks more than one query, and is not compiled.
fn check_compiled(element: &Element) -> Result<(), Refusal> {
    let is_on = |key: &str| match other(element, key) {
        Some(DashboardValue::Boolean(is_on)) => *is_on,
        // `row_total: right`
        Some(DashboardValue::Text(text)) => !text.is_empty(),
        Some(DashboardValue::List(items)) => !items.is_empty(),
        _ => false,
    };
    for total in ["total", "row_total", "subtotals"] {
        if is_on(total) {
            return Err(Refusal::new(
                "totals",
                format!("the tile has `{total}`, a query of its own that is not compiled"),
            ));
        }
    }
    if is_on("merged_queries") {
        return Err(Refusal::new(
            "merged-queries",
            "the tile merges queries, which is not compiled",
        ));
    }
    if is_on("filter_expression") {
        return Err(Refusal::new(
            "custom-filter",
            "the tile has `filter_expression`, which is not compiled",
        )
        .help("write it as `filters`, or as a yesno dimension that is filtered"));
    }
    Ok(())
}

/// The tile's own filters, those of the dashboard to which it listens, and those that a person sets.
fn filters<'r>(
    dashboard: &'r Dashboard<'_>,
    found: &resolve::Element<'r, '_>,
    set: &'r [SetFilter],
) -> Vec<(FieldName<'r>, FilterText<'r>)> {
    let element = found.declared;
    let asks = found.asks;
    let mut filters: Vec<(FieldName<'r>, FilterText<'r>)> =
        Vec::with_capacity(element.filters.len() + element.listen.len());
    let own = element.filters.iter().enumerate();
    filters.extend(own.map(|(at, (name, expression))| {
        let known = asks.and_then(|asks| asks.filters.get(at));
        let field = FieldName::known(name, known.and_then(|known| known.field));
        let read = known.and_then(|known| known.expression.as_ref());
        (field, FilterText::read(expression, read))
    }));
    let mut put = |field: FieldName<'r>, expression: FilterText<'r>| {
        let mut known = filters.iter_mut();
        match known.find(|(it, _)| it.name == field.name) {
            Some((_, known)) => *known = expression,
            None => filters.push((field, expression)),
        }
    };
    let all = &dashboard.declared.filters;
    for (at, (name, field)) in element.listen.iter().enumerate() {
        let listening = asks.and_then(|asks| asks.listen.get(at));
        let declared = match listening {
            Some(listening) => listening.filter.and_then(|number| all.get(number as usize)),
            None => all.iter().find(|it| it.name == *name),
        };
        let set = set.iter().rev().find(|set| set.name == *name);
        let default = declared.and_then(|filter| filter.default_value.as_deref());
        let known = listening.and_then(|listening| listening.field);
        let expression = set.map_or_else(
            || {
                let read = listening.and_then(|listening| listening.default.as_ref());
                FilterText::read(default.unwrap_or_default(), read)
            },
            |set| set.expression.as_str().into(),
        );
        put(FieldName::known(field, known), expression);
    }
    let explore = element.explore.as_deref().unwrap_or_default();
    for set in set.iter().filter(|set| set.name.contains('.')) {
        let is_there = filters_of(element).any(|field| field == set.name);
        let alias = set.name.split('.').next().unwrap_or_default();
        let is_of_tile = alias == explore
            || element
                .fields
                .iter()
                .flatten()
                .any(|field| field.split('.').next() == Some(alias));
        if is_there || is_of_tile {
            put(
                FieldName::known(&set.name, None),
                set.expression.as_str().into(),
            );
        }
    }
    filters
}

fn filters_of(element: &Element) -> impl Iterator<Item = &str> {
    let own = element.filters.iter().map(|(field, _)| field.as_str());
    own.chain(element.listen.iter().map(|(_, field)| field.as_str()))
}

/// The names of table calculations, which Looker computes after the query.
fn calculated(element: &Element) -> Result<Vec<&str>, Refusal> {
    let Some(DashboardValue::List(fields)) = &element.dynamic_fields else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for field in fields {
        let DashboardValue::Mapping(keys) = field else {
            continue;
        };
        for (key, value) in keys {
            let DashboardValue::Text(name) = value else {
                continue;
            };
            match key.as_str() {
                "table_calculation" => names.push(name.as_str()),
                "measure" | "dimension" => {
                    return Err(Refusal::new(
                        "custom-field",
                        format!("the tile has the custom field `{name}`, which is not compiled"),
                    )
                    .help("declare it in a view"));
                }
                _ => {}
            }
        }
    }
    Ok(names)
}

fn other<'e>(element: &'e Element, key: &str) -> Option<&'e DashboardValue> {
    let (_, value) = element.other.iter().find(|(name, _)| name == key)?;
    Some(value)
}

fn texts(value: Option<&DashboardValue>) -> impl Iterator<Item = &str> {
    let items = match value {
        Some(DashboardValue::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(|item| match item {
        DashboardValue::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
