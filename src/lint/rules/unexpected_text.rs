//! # What it does
//! Finds text that belongs to no parameter.
//!
//! # Why is this bad?
//! Looker refuses the file. Mostly a `#` before a comment or a quote is missing.
//!
//! # Example
//! ```lookml
//! view: a {
//!   the raw table
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a {
//!   # the raw table
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unexpected-text",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unexpected_text.rs"),
    check: Check::Reading,
};
