//! # What it does
//! Finds model files that include another model file.
//!
//! # Why is this bad?
//! Both models then hold the same explores under two names, and connections and labels meet.

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "model-included",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("model_included.rs"),
    check: Check::Reading,
};
