//! # What it does
//! Finds SQL or another expression without `;;`, where none follows in the file.
//!
//! # Why is this bad?
//! Looker reads the rest of the file as SQL.
//!
//! # Example
//! ```lookml
//! dimension: a { sql: ${TABLE}.a }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { sql: ${TABLE}.a ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-expression",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unclosed_expression.rs"),
    check: Check::Reading,
};
