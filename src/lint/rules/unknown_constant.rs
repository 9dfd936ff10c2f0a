//! # What it does
//! Finds `@{NAME}` where the manifest declares no such constant.
//!
//! # Why is this bad?
//! Looker complains *Could not find the constant*, or puts nothing in its place.
//!
//! # Example
//! ```lookml
//! connection: "@{CONECTION_NAME}"
//! ```
//!
//! # Use instead
//! ```lookml
//! connection: "@{CONNECTION_NAME}"
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-constant",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_constant.rs"),
    check: Check::Reading,
};
