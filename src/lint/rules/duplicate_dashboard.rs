//! # What it does
//! Finds two LookML dashboards of a model that have the same id.
//!
//! # Why is this bad?
//! Links lead to one of them, and the other is not shown.

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-dashboard",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_dashboard.rs"),
    check: Check::Reading,
};
