//! # What it does
//! Finds items of a dashboard's lists that have no keys.
//!
//! # Why is this bad?
//! A filter or a tile is a section of keys; Looker cannot show a single value.
//!
//! # Example
//! ```yaml
//! - dashboard: a
//!   elements:
//!   - sign_ins
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: a
//!   elements:
//!   - name: sign_ins
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unexpected-form",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unexpected_form.rs"),
    check: Check::Reading,
};
