//! # What it does
//! Finds files that are so large that they are not read.
//!
//! # Why is this bad?
//! Nothing in such a file is checked, and everything that is declared in it is missing elsewhere.
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "file-too-large",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("file_too_large.rs"),
    check: Check::Reading,
};
