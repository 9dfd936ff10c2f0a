//! `Expression`: a filter expression, read in the language of its field.
//!
//! It is read once, when the project is resolved, for lint and for queries.

use std::sync::Arc;

use crate::filter_expression::{Fault, Filter, Kind, parse};

use super::sql::NamedField;
use super::view::FieldId;

/// A filter expression, read. The text itself stays where it is declared.
#[derive(Clone, Debug)]
pub struct Expression {
    pub(super) kind: Kind,
    read: Arc<Result<Filter, Fault>>,
}

/// A filter of a measure: the field of the view that it names, and what it says of it.
#[derive(Clone, Debug, Default)]
pub struct Filtered {
    /// The field; one of another view depends on the explore.
    pub field: Option<FieldId>,
    /// What is said, if the field can be filtered.
    pub expression: Option<Expression>,
}

/// A filter over a field of an explore.
#[derive(Clone, Debug, Default)]
pub struct NamedFilter {
    /// The field.
    pub field: Option<NamedField>,
    /// What is said of it, if it is there and can be filtered.
    pub expression: Option<Expression>,
}

impl Expression {
    pub(super) fn of(kind: Kind, text: &str) -> Self {
        Self {
            kind,
            read: Arc::new(parse(kind, text)),
        }
    }

    /// What it says, or what its language does not know of it.
    ///
    /// # Errors
    ///
    /// As [`parse`].
    pub fn read(&self) -> Result<&Filter, &Fault> {
        self.read.as_ref().as_ref()
    }
}
