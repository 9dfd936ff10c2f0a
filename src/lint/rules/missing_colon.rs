//! # What it does
//! Finds a parameter without the colon behind its name.
//!
//! # Why is this bad?
//! Looker refuses the file.
//!
//! # Example
//! ```lookml
//! dimension: a { type string }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { type: string }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-colon",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_colon.rs"),
    check: Check::Reading,
};
