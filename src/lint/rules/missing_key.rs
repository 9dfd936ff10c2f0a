//! # What it does
//! Finds a block without a name of a parameter before its brace.
//!
//! # Why is this bad?
//! Nobody knows what the block is.
//!
//! # Example
//! ```lookml
//! { type: string }
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
    name: "missing-key",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_key.rs"),
    check: Check::Reading,
};
