//! # What it does
//! Finds views, explores and dashboards that extend themselves, through however many others.
//!
//! # Why is this bad?
//! There is no beginning from which the others could be made, and Looker refuses them.
//!
//! # Example
//! ```lookml
//! view: a { extends: [b] }
//! view: b { extends: [a] }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { }
//! view: b { extends: [a] }
//! ```
//!
//! # References
//! [How extends and refinements meet](precedence.md)

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "extends-cycle",
    family: Family::References,
    level: Level::Error,
    file: include_str!("extends_cycle.rs"),
    check: Check::Reading,
};
