//! `LookerQuery`: what is asked of an explore.

use std::collections::BTreeMap;

use super::clock::Clock;

/// A query of an explore, as a tile or a person asks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookerQuery {
    /// The fields, as `view.field`.
    pub fields: Vec<String>,
    /// Those of the fields that make columns.
    pub pivots: Vec<String>,
    /// Field to filter expression, in order; of two on the same field the last one counts.
    pub filters: Vec<(String, String)>,
    /// Such as `view.field desc`.
    pub sorts: Vec<String>,
    /// Rows; 500 where nothing is said, as in Looker.
    pub limit: Option<u32>,
    /// Fields whose gaps Looker fills after the query.
    pub fill_fields: Vec<String>,
    /// The time zone in which people read the result.
    pub timezone: Option<String>,
}

/// What a query depends on besides the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// What is now.
    pub clock: Clock,
    /// The values of the reader's user attributes.
    pub user_attributes: BTreeMap<String, String>,
}

/// The rows that Looker asks for where nothing is said.
pub const DEFAULT_LIMIT: u32 = 500;
