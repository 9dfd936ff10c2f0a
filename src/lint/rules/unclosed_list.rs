//! # What it does
//! Finds a list without a closing bracket.
//!
//! # Why is this bad?
//! Looker takes what follows for items of the list.
//!
//! # Example
//! ```lookml
//! dimension: a { tags: ["x", "y" type: string }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { tags: ["x", "y"] type: string }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-list",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unclosed_list.rs"),
    check: Check::Reading,
};
