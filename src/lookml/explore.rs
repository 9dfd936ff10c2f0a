//! `Explore` and `Join`.

use serde::Serialize;

use super::{FieldFilter, JoinType, Origin, Parameter, Relationship, YesNo};

/// `explore: name { ... }`, or a refinement `explore: +name { ... }`.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-explore-explore>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explore {
    /// The name, without the `+` of a refinement.
    pub name: String,
    /// Whether the name stands behind a `+`.
    pub is_refinement: bool,
    /// `extends: [..]`
    pub extends: Option<Vec<String>>,
    /// `extension: required`
    pub extension: Option<String>,
    /// `from`
    pub from: Option<String>,
    /// `view_name`
    pub view_name: Option<String>,
    /// `label`
    pub label: Option<String>,
    /// `group_label`
    pub group_label: Option<String>,
    /// `view_label`
    pub view_label: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `hidden`
    pub hidden: Option<YesNo>,
    /// `fields`
    pub fields: Option<Vec<String>>,
    /// `always_filter: { filters: [..] }`
    pub always_filter: Vec<FieldFilter>,
    /// `sql_always_where`, without `;;`.
    pub sql_always_where: Option<String>,
    /// `symmetric_aggregates`
    pub symmetric_aggregates: Option<YesNo>,
    /// `join` blocks, in order.
    pub joins: Vec<Join>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// `join: name { ... }`
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-explore-join>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Join {
    /// The view's name, or an alias where `from` is given.
    pub name: String,
    /// `from`
    pub from: Option<String>,
    /// `view_label`
    pub view_label: Option<String>,
    /// `type`
    #[serde(rename = "type")]
    pub join_type: Option<JoinType>,
    /// `relationship`
    pub relationship: Option<Relationship>,
    /// `required_joins`
    pub required_joins: Option<Vec<String>>,
    /// `fields`
    pub fields: Option<Vec<String>>,
    /// `sql_on`, without `;;`.
    pub sql_on: Option<String>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}
