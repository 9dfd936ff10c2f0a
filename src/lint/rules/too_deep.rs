//! # What it does
//! Finds blocks and lists that are nested deeper than any LookML.
//!
//! # Why is this bad?
//! What stands inside is not read. Mostly a brace is missing many times over.
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "too-deep",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("too_deep.rs"),
    check: Check::Reading,
};
