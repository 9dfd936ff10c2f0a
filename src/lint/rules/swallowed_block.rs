//! # What it does
//! Finds a block that is swallowed by the SQL before it, because `;;` is missing there.
//!
//! # Why is this bad?
//! Looker reads the block as SQL: the field is not there, and the one before it gives an error only
//! when somebody uses it. The braces still balance.
//!
//! # Example
//! ```lookml
//! dimension: a { sql: ${TABLE}.a }
//! dimension: b { sql: ${TABLE}.b ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { sql: ${TABLE}.a ;; }
//! dimension: b { sql: ${TABLE}.b ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "swallowed-block",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("swallowed_block.rs"),
    check: Check::Reading,
};
