//! # What it does
//! Finds a block whose opening brace is missing.
//!
//! # Why is this bad?
//! Looker refuses the file, and the parameters of the block belong to nothing.
//!
//! # Example
//! ```lookml
//! dimension: a
//!   type: string
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a {
//!   type: string
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-brace",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_brace.rs"),
    check: Check::Reading,
};
