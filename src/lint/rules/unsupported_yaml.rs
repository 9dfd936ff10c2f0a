//! # What it does
//! Finds YAML in a dashboard that is read differently by different readers, or not at all: aliases,
//! and a second document.
//!
//! # Why is this bad?
//! Looker's reader and others do not agree on what the dashboard says.
//!
//! # Example
//! ```yaml
//! - dashboard: a
//!   title: &t One
//!   description: *t
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: a
//!   title: One
//!   description: One
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-yaml",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unsupported_yaml.rs"),
    check: Check::Reading,
};
