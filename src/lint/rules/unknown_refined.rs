//! # What it does
//! Finds refinements, `view: +name` and `explore: +name`, of something that no included file
//! declares.
//!
//! # Why is this bad?
//! What the refinement says is lost. Mostly an `include` is missing, or stands behind the
//! refinement.
//!
//! # Example
//! ```lookml
//! view: +sign_ins { label: "Sign-Ins" }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: +sign_in { label: "Sign-Ins" }
//! ```
//!
//! # References
//! [How extends and refinements meet](precedence.md)

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-refined",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_refined.rs"),
    check: Check::Reading,
};
