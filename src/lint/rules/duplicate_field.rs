//! # What it does
//! Finds two fields of a view that have the same name.
//!
//! # Why is this bad?
//! One of them is lost. A dimension group has the names of all its timeframes.
//!
//! # Example
//! ```lookml
//! view: a {
//!   dimension: b { sql: ${TABLE}.b ;; }
//!   dimension: b { sql: ${TABLE}.c ;; }
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a {
//!   dimension: b { sql: ${TABLE}.b ;; }
//!   dimension: c { sql: ${TABLE}.c ;; }
//! }
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_field.rs"),
    check: Check::Reading,
};
