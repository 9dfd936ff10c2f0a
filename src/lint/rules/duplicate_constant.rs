//! # What it does
//! Finds two constants of the manifest that have the same name.
//!
//! # Why is this bad?
//! Looker takes one of them, and which one is not documented.

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-constant",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_constant.rs"),
    check: Check::Reading,
};
