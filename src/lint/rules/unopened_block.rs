//! # What it does
//! Finds a closing brace that closes nothing.
//!
//! # Why is this bad?
//! Looker refuses the file. Mostly a block above is closed too early.
//!
//! # Example
//! ```lookml
//! view: a { } }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unopened-block",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unopened_block.rs"),
    check: Check::Reading,
};
