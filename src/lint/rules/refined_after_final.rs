//! # What it does
//! Finds refinements of a view or an explore behind the one that says `final: yes`.
//!
//! # Why is this bad?
//! Looker refuses them.
//!
//! # References
//! [How extends and refinements meet](precedence.md)

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "refined-after-final",
    family: Family::References,
    level: Level::Error,
    file: include_str!("refined_after_final.rs"),
    check: Check::Reading,
};
