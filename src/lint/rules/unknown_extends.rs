//! # What it does
//! Finds `extends` that name something which no included file declares.
//!
//! # Why is this bad?
//! Looker refuses what extends it.
//!
//! # Example
//! ```lookml
//! view: sign_in { extends: [cloudtrails] }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: sign_in { extends: [cloudtrail] }
//! ```
//!
//! # References
//! [How extends and refinements meet](precedence.md)

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-extends",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_extends.rs"),
    check: Check::Reading,
};
