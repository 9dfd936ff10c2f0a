//! # What it does
//! Finds two views of a model that have the same name.
//!
//! # Why is this bad?
//! Looker refuses the model, or takes one of them. What is meant to change the first one is a
//! refinement, `view: +name`.
//!
//! # Example
//! ```lookml
//! view: a { label: "A" }
//! view: a { label: "B" }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { label: "A" }
//! view: +a { label: "B" }
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-view",
    family: Family::References,
    level: Level::Error,
    file: include_str!("duplicate_view.rs"),
    check: Check::Reading,
};
