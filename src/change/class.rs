//! `Class`: what a change means for the people who use the project.

use serde::Serialize;

use super::ThingKind;

/// What a change means for the people who use the project; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Content that says a name does not work any more.
    Breaking,
    /// Content works, and may show other numbers or rows.
    Results,
    /// What is asked for is the same; it is called, sorted or shown in another way, or is new.
    Cosmetic,
}

impl Class {
    /// The heading over its changes.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Results => "results may change",
            Self::Cosmetic => "cosmetic",
        }
    }

    /// What it means that a parameter of a thing has another value.
    ///
    /// A parameter of a field, an explore or a view that is not known to be cosmetic may change results.
    pub(super) fn of_parameter(thing: ThingKind, parameter: &str) -> Self {
        let parameter = parameter.split(' ').next().unwrap_or(parameter);
        let is_cosmetic = match thing {
            ThingKind::Tile => !TILE_RESULTS.contains(&parameter),
            ThingKind::DashboardFilter => !FILTER_RESULTS.contains(&parameter),
            ThingKind::Dashboard | ThingKind::Test | ThingKind::Set => true,
            _ => COSMETIC.contains(&parameter),
        };
        if is_cosmetic {
            Self::Cosmetic
        } else {
            Self::Results
        }
    }
}

/// Parameters of models, explores, joins, views and fields that change nothing in the SQL of a query.
///
/// Source: <https://cloud.google.com/looker/docs/reference/lookml-quick-reference>
const COSMETIC: &[&str] = &[
    "action",
    "alias",
    "allow_fill",
    "bypass_suggest_restrictions",
    "description",
    "drill_fields",
    "fields",
    "full_suggestions",
    "group_item_label",
    "group_label",
    "hidden",
    "fields_hidden_by_default",
    "html",
    "label",
    "label_from_parameter",
    "link",
    "links",
    "map_layer",
    "map_layer_name",
    "named_value_format",
    "query",
    "required_fields",
    "skip_drill_filter",
    "style",
    "suggest_dimension",
    "suggest_explore",
    "suggest_persist_for",
    "suggestable",
    "suggestions",
    "tags",
    "value_format",
    "value_format_name",
    "view_label",
];

/// Keys of a tile that make its query.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-element>
const TILE_RESULTS: &[&str] = &[
    "column_limit",
    "dynamic_fields",
    "explore",
    "fields",
    "fill_fields",
    "filter_expression",
    "filters",
    "limit",
    "listen",
    "merged_queries",
    "model",
    "pivots",
    "query_timezone",
    "row_total",
    "sorts",
    "total",
];

/// Keys of a dashboard's filter that change what the tiles ask for.
const FILTER_RESULTS: &[&str] = &[
    "allow_multiple_values",
    "default_value",
    "explore",
    "field",
    "listens_to_filters",
    "model",
    "required",
    "type",
];
