//! # What it does
//! Finds what is no dashboard in a `.dashboard.lookml` file.
//!
//! # Why is this bad?
//! Such a file is a list of dashboards, each of which begins with `- dashboard: name`. Looker
//! ignores the rest.
//!
//! # Example
//! ```yaml
//! - title: Sign-ins
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   title: Sign-ins
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "not-a-dashboard",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("not_a_dashboard.rs"),
    check: Check::Reading,
};
