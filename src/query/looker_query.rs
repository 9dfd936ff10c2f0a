//! `LookerQuery`: what is asked of an explore.

use std::collections::BTreeMap;

use super::clock::Clock;
use crate::resolve::{Expression, NamedField};

/// A query of an explore, as a tile or a person asks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookerQuery<'q> {
    /// The fields, as `view.field`.
    pub fields: Vec<FieldName<'q>>,
    /// Those of the fields that make columns.
    pub pivots: Vec<&'q str>,
    /// Field to filter expression, in order; of two on the same field the last one counts.
    pub filters: Vec<(FieldName<'q>, FilterText<'q>)>,
    /// Such as `view.field desc`.
    pub sorts: Vec<&'q str>,
    /// Rows; 500 where nothing is said, as in Looker.
    pub limit: Option<u32>,
    /// Fields whose gaps Looker fills after the query.
    pub fill_fields: Vec<&'q str>,
    /// The time zone in which people read the result.
    pub timezone: Option<&'q str>,
}

/// `view.field`, with the field of the explore that it stands for where that is known.
#[derive(Clone, Copy, Debug)]
pub struct FieldName<'q> {
    /// The name.
    pub name: &'q str,
    pub(super) known: Option<NamedField>,
}

impl<'q> FieldName<'q> {
    /// A name that was looked up when the project was resolved.
    pub(super) fn known(name: &'q str, known: Option<NamedField>) -> Self {
        Self { name, known }
    }
}

/// Two names of an explore are the same if they stand for the same field.
impl PartialEq for FieldName<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.known, other.known) {
            (Some(one), Some(other)) => one == other,
            _ => self.name == other.name,
        }
    }
}

impl Eq for FieldName<'_> {}

impl<'q> From<&'q str> for FieldName<'q> {
    fn from(name: &'q str) -> Self {
        Self { name, known: None }
    }
}

/// A filter expression, with what it says of its field where that is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct FilterText<'q> {
    /// The expression.
    pub text: &'q str,
    pub(super) read: Option<&'q Expression>,
}

impl<'q> FilterText<'q> {
    /// An expression that was read when the project was resolved.
    pub(super) fn read(text: &'q str, read: Option<&'q Expression>) -> Self {
        Self { text, read }
    }
}

/// What it says follows from the text and the field.
impl PartialEq for FilterText<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.text, other.text) || self.text == other.text
    }
}

impl Eq for FilterText<'_> {}

impl<'q> From<&'q str> for FilterText<'q> {
    fn from(text: &'q str) -> Self {
        Self { text, read: None }
    }
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
