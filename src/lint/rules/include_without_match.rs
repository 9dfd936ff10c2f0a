//! # What it does
//! Finds `include` patterns that match no file.
//!
//! # Why is this bad?
//! What the files were to bring is missing, and Looker complains: *This include does not match any
//! files.*
//!
//! # Example
//! ```lookml
//! include: "/view/*.view.lkml"
//! ```
//!
//! # Use instead
//! ```lookml
//! include: "/views/*.view.lkml"
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "include-without-match",
    family: Family::References,
    level: Level::Error,
    file: include_str!("include_without_match.rs"),
    check: Check::Reading,
};
