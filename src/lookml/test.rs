//! `Test`: a LookML data test.

use serde::Serialize;

use super::{FieldFilter, Origin, Parameter};

/// `test: name { explore_source: ... assert: ... }`
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-model-test>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Test {
    /// The name.
    pub name: String,
    /// The query that the test runs.
    pub explore_source: ExploreSource,
    /// What has to be true of each row.
    pub asserts: Vec<Assert>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// `explore_source: explore { ... }`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExploreSource {
    /// The explore.
    pub explore: String,
    /// `column` blocks.
    pub columns: Vec<TestColumn>,
    /// `filters: [..]`
    pub filters: Vec<FieldFilter>,
    /// Parameters without a type of their own.
    pub other: Vec<Parameter>,
}

/// `column: name { field: view.field }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TestColumn {
    /// The name of the column.
    pub name: String,
    /// The field, as `view.field`.
    pub field: Option<String>,
}

/// `assert: name { expression: ... ;; }`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assert {
    /// The name.
    pub name: String,
    /// A Looker expression, without `;;`.
    pub expression: String,
}
