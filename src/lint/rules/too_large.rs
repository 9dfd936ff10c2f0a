//! # What it does
//! Finds views, explores, includes and constants that bring more than any project does.
//!
//! # Why is this bad?
//! What goes beyond the limit is not looked at. Mostly something extends the same thing many times
//! over.

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "too-large",
    family: Family::References,
    level: Level::Error,
    file: include_str!("too_large.rs"),
    check: Check::Reading,
};
