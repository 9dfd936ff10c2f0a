//! # What it does
//! Finds two explores of a model that have the same name.
//!
//! # Why is this bad?
//! Looker refuses the model, or shows one of them. What is meant to change the first one is a
//! refinement, `explore: +name`.
//!
//! # Example
//! ```lookml
//! explore: a { label: "A" }
//! explore: a { label: "B" }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: a { label: "A" }
//! explore: +a { label: "B" }
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-explore",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_explore.rs"),
    check: Check::Reading,
};
