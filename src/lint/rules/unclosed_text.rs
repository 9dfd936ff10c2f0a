//! # What it does
//! Finds a text without its closing quote.
//!
//! # Why is this bad?
//! Looker takes what follows for a part of the text, up to the next quote.
//!
//! # Example
//! ```lookml
//! dimension: a { label: "User }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { label: "User" }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-text",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unclosed_text.rs"),
    check: Check::Reading,
};
