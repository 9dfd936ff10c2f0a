//! # What it does
//! Says that a file has more faults of syntax than are told.
//!
//! # Why is this bad?
//! The first ones may be the reason for all others.
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "too-many-findings",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("too_many_findings.rs"),
    check: Check::Reading,
};
