//! # What it does
//! Finds dashboards with more values than any dashboard has.
//!
//! # Why is this bad?
//! What stands behind the limit is not read.
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "too-many-values",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("too_many_values.rs"),
    check: Check::Reading,
};
