//! # What it does
//! Finds views, explores, tests and constants that have no name.
//!
//! # Why is this bad?
//! Nothing can refer to them, and Looker refuses the file.
//!
//! # Example
//! ```lookml
//! view: { }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: sign_in { }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-name",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("missing_name.rs"),
    check: Check::Reading,
};
