//! # What it does
//! Finds two items of a list between which no comma stands.
//!
//! # Why is this bad?
//! Looker refuses the file, or reads one item where two are meant.
//!
//! # Example
//! ```lookml
//! fields: [a b]
//! ```
//!
//! # Use instead
//! ```lookml
//! fields: [a, b]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-comma",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_comma.rs"),
    check: Check::Reading,
};
