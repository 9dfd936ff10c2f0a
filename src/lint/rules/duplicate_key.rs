//! # What it does
//! Finds keys that stand twice in the same place of a dashboard.
//!
//! # Why is this bad?
//! Readers of YAML take one of the two and say nothing; which one, differs.
//!
//! # Example
//! ```yaml
//! - dashboard: a
//!   title: One
//!   title: Two
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: a
//!   title: Two
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-key",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("duplicate_key.rs"),
    check: Check::Reading,
};
