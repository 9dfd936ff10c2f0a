//! # What it does
//! Says that a file of an imported project is included, which is not here.
//!
//! # Why is this bad?
//! What that project declares is not known, so that names which may come from there are not
//! checked.

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "imported-project",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("imported_project.rs"),
    check: Check::Reading,
};
