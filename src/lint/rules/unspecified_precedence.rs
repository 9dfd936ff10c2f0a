//! # What it does
//! Finds declarations that meet in a way that no page of Looker's documentation states.
//!
//! # Why is this bad?
//! What comes out may be another thing than what is meant, and may change with a version of Looker.
//!
//! # References
//! [How extends and refinements meet](precedence.md)

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unspecified-precedence",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("unspecified_precedence.rs"),
    check: Check::Reading,
};
