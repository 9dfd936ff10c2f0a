//! `View`, `FieldSet`, `DerivedTable`.

use serde::Serialize;

use super::{Field, Origin, Parameter, YesNo};

/// `view: name { ... }`, or a refinement `view: +name { ... }`.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-view-view>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct View {
    /// The name, without the `+` of a refinement.
    pub name: String,
    /// Whether the name stands behind a `+`.
    pub is_refinement: bool,
    /// `extends: [..]`
    pub extends: Option<Vec<String>>,
    /// `extension: required`
    pub extension: Option<String>,
    /// `label`, shown in the field picker.
    pub label: Option<String>,
    /// `sql_table_name`, without `;;`.
    pub sql_table_name: Option<String>,
    /// `derived_table`
    pub derived_table: Option<DerivedTable>,
    /// `suggestions: no` keeps Looker from querying for filter suggestions.
    pub suggestions: Option<YesNo>,
    /// `fields_hidden_by_default`
    pub fields_hidden_by_default: Option<YesNo>,
    /// `drill_fields` for all measures of the view.
    pub drill_fields: Option<Vec<String>>,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// `set:` blocks.
    pub sets: Vec<FieldSet>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// `set: name { fields: [..] }`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldSet {
    /// The name.
    pub name: String,
    /// Field names; `-name` takes one out, `name*` names another set.
    pub fields: Vec<String>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// `derived_table: { sql: ... }`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DerivedTable {
    /// The query, without `;;`.
    pub sql: Option<String>,
    /// Parameters without a type of their own, such as the keys that persist a table.
    pub other: Vec<Parameter>,
}
