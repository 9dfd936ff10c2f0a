//! # What it does
//! Finds explores and joins over a view that no included file declares.
//!
//! # Why is this bad?
//! Looker refuses the explore. Mostly an `include` is missing.
//!
//! # Example
//! ```lookml
//! explore: sign_ins { }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: sign_in { }
//! ```

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-view",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_view.rs"),
    check: Check::Reading,
};
