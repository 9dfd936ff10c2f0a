//! # What it does
//! Finds two joins of an explore that have the same name.
//!
//! # Why is this bad?
//! One of them is lost. A view that is joined twice needs a name of its own, with `from`.
//!
//! # Example
//! ```lookml
//! explore: a {
//!   join: b { sql_on: ${a.x} = ${b.x} ;; }
//!   join: b { sql_on: ${a.y} = ${b.y} ;; }
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: a {
//!   join: b { sql_on: ${a.x} = ${b.x} ;; }
//!   join: other_b { from: b  sql_on: ${a.y} = ${other_b.y} ;; }
//! }
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-join",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_join.rs"),
    check: Check::Reading,
};
