//! # What it does
//! Finds what is no YAML in a dashboard file: wrong indentation, tabs, quotes and brackets that do
//! not meet.
//!
//! # Why is this bad?
//! Looker does not show a dashboard that it cannot read.
//!
//! # Example
//! ```yaml
//! - dashboard: a
//!   elements:
//!   - name: b
//!    type: text
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: a
//!   elements:
//!   - name: b
//!     type: text
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "invalid-yaml",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("invalid_yaml.rs"),
    check: Check::Reading,
};
