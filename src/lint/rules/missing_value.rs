//! # What it does
//! Finds parameters without a value.
//!
//! # Why is this bad?
//! Looker refuses the file, or takes what follows for the value.
//!
//! # Example
//! ```lookml
//! dimension: a { label: }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { label: "A" }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-value",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_value.rs"),
    check: Check::Reading,
};
