//! `Tile`: a tile of a dashboard as a query.

use crate::diagnostic::Place;
use crate::lookml::{DashboardValue, Element};
use crate::resolve::{Dashboard, ExploreFound, Model, Resolved};

use super::looker_query::LookerQuery;
use super::refusal::Refusal;

/// A tile of a dashboard that asks something.
#[derive(Clone, Debug)]
pub struct Tile<'r> {
    /// Its title, else its name.
    pub shown: &'r str,
    /// Its name.
    pub name: Option<&'r str>,
    /// Where it stands.
    pub place: Option<Place>,
    /// The model and the explore that it names.
    pub model: &'r str,
    /// The explore that it names.
    pub explore: &'r str,
    /// What it asks, with the dashboard's filters at their defaults or as they are set.
    pub query: Result<LookerQuery, Refusal>,
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
#[must_use]
pub fn tiles<'r>(
    model: &'r Model<'_>,
    dashboard: &'r Dashboard<'_>,
    set: &[SetFilter],
    timezone: Option<&str>,
) -> Vec<Tile<'r>> {
    let elements = dashboard.declared.elements.iter();
    elements
        .filter(|element| asks_something(element))
        .map(|element| {
            let name = element.name.as_deref();
            Tile {
                shown: element.title.as_deref().or(name).unwrap_or_default(),
                name,
                place: element.origin.place(),
                model: element.model.as_deref().or(model.name).unwrap_or_default(),
                explore: element.explore.as_deref().unwrap_or_default(),
                query: query(dashboard, element, set, timezone)
                    .map_err(|refusal| refusal.at(element.origin.place())),
            }
        })
        .collect()
}

impl<'r> Tile<'r> {
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
        let missing = |what: String| Refusal::new("unknown-explore", what).at(self.place.clone());
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

fn query(
    dashboard: &Dashboard<'_>,
    element: &Element,
    set: &[SetFilter],
    timezone: Option<&str>,
) -> Result<LookerQuery, Refusal> {
    check_compiled(element)?;
    let calculated = calculated(element)?;
    let mut fields: Vec<String> = element.fields.clone().unwrap_or_default();
    for key in ["dimensions", "measures"] {
        fields.extend(texts(other(element, key)));
    }
    fields.retain(|field| !calculated.contains(&field.as_str()));
    let is_sorted = |sort: &&String| {
        let name = sort.split_whitespace().next().unwrap_or_default();
        !calculated.contains(&name)
    };
    let sorts = element.sorts.iter().flatten().filter(is_sorted);
    let declared_timezone = match other(element, "query_timezone") {
        Some(DashboardValue::Text(timezone)) => Some(timezone.as_str()),
        _ => None,
    };
    Ok(LookerQuery {
        fields,
        pivots: element.pivots.clone().unwrap_or_default(),
        filters: filters(dashboard, element, set),
        sorts: sorts.cloned().collect(),
        limit: element.limit,
        fill_fields: element.fill_fields.clone().unwrap_or_default(),
        timezone: timezone.or(declared_timezone).map(str::to_owned),
    })
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
fn filters(
    dashboard: &Dashboard<'_>,
    element: &Element,
    set: &[SetFilter],
) -> Vec<(String, String)> {
    let mut filters = element.filters.clone();
    let mut put =
        |field: &str, expression: &str| match filters.iter_mut().find(|(name, _)| name == field) {
            Some((_, known)) => expression.clone_into(known),
            None => filters.push((field.to_owned(), expression.to_owned())),
        };
    for (name, field) in &element.listen {
        let declared = dashboard
            .declared
            .filters
            .iter()
            .find(|it| it.name == *name);
        let set = set.iter().rev().find(|set| set.name == *name);
        let default = declared.and_then(|filter| filter.default_value.as_deref());
        let expression = set.map(|set| set.expression.as_str()).or(default);
        put(field, expression.unwrap_or_default());
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
            put(&set.name, &set.expression);
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

fn texts(value: Option<&DashboardValue>) -> Vec<String> {
    match value {
        Some(DashboardValue::List(items)) => items
            .iter()
            .filter_map(|item| match item {
                DashboardValue::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
