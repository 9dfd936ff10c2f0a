//! `Field`: dimensions, dimension groups, measures, filters and parameters.

use serde::Serialize;

use super::{FieldKind, FieldType, FilterExpression, Origin, Parameter, Timeframe, YesNo};

/// A field of a view.
///
/// The five kinds share most of their parameters, and a project on disk may hold any parameter on
/// any kind, so they are one type; what is legal where is a question for lint.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-field-dimension> and its sister pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Dimension, measure, ...
    pub kind: FieldKind,
    /// The name after the colon.
    pub name: String,
    /// `primary_key`
    pub primary_key: Option<YesNo>,
    /// `hidden`
    pub hidden: Option<YesNo>,
    /// `type`
    #[serde(rename = "type")]
    pub field_type: Option<FieldType>,
    /// `label`
    pub label: Option<String>,
    /// `group_label`
    pub group_label: Option<String>,
    /// `group_item_label`
    pub group_item_label: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `timeframes` of a dimension group.
    pub timeframes: Option<Vec<Timeframe>>,
    /// `datatype` of a dimension group.
    pub datatype: Option<String>,
    /// `convert_tz`
    pub convert_tz: Option<YesNo>,
    /// `sql`, without `;;`.
    pub sql: Option<String>,
    /// `sql_latitude` of a location.
    pub sql_latitude: Option<String>,
    /// `sql_longitude` of a location.
    pub sql_longitude: Option<String>,
    /// `filters` of a measure.
    pub filters: Vec<FieldFilter>,
    /// `default_value` of a parameter or filter.
    pub default_value: Option<String>,
    /// `allowed_value` blocks of a parameter.
    pub allowed_values: Vec<AllowedValue>,
    /// `value_format_name`
    pub value_format_name: Option<String>,
    /// `value_format`
    pub value_format: Option<String>,
    /// `map_layer_name`
    pub map_layer_name: Option<String>,
    /// `order_by_field`
    pub order_by_field: Option<String>,
    /// `suggestions`: a fixed list, so that Looker need not query for one.
    pub suggestions: Option<Vec<String>>,
    /// `suggestable`
    pub suggestable: Option<YesNo>,
    /// `drill_fields`
    pub drill_fields: Option<Vec<String>>,
    /// `link` blocks.
    pub links: Vec<Link>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

impl Field {
    /// A field with nothing but its kind and its name.
    #[must_use]
    pub fn new(kind: FieldKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            primary_key: None,
            hidden: None,
            field_type: None,
            label: None,
            group_label: None,
            group_item_label: None,
            description: None,
            tags: None,
            timeframes: None,
            datatype: None,
            convert_tz: None,
            sql: None,
            sql_latitude: None,
            sql_longitude: None,
            filters: Vec::new(),
            default_value: None,
            allowed_values: Vec::new(),
            value_format_name: None,
            value_format: None,
            map_layer_name: None,
            order_by_field: None,
            suggestions: None,
            suggestable: None,
            drill_fields: None,
            links: Vec::new(),
            other: Vec::new(),
            origin: Origin::default(),
        }
    }
}

/// One entry of `filters: [field: "expression"]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldFilter {
    /// `field` or `view.field`.
    pub field: String,
    /// A Looker filter expression.
    pub expression: FilterExpression,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

impl FieldFilter {
    /// A filter on a field.
    #[must_use]
    pub fn new(field: impl Into<String>, expression: FilterExpression) -> Self {
        Self {
            field: field.into(),
            expression,
            origin: Origin::default(),
        }
    }
}

/// `allowed_value: { label: "..." value: "..." }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AllowedValue {
    /// What people see.
    pub label: Option<String>,
    /// What the query gets.
    pub value: String,
}

/// `link: { label: "..." url: "..." }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What people see in the menu.
    pub label: String,
    /// Where it leads; Liquid is evaluated.
    pub url: String,
}
