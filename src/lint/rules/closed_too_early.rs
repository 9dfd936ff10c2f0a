//! # What it does
//! Finds a brace that closes a view or an explore before parameters that belong into it.
//!
//! # Why is this bad?
//! What follows stands at the top of the file, where Looker does not accept it.
//!
//! # Example
//! ```lookml
//! view: a { dimension: b { type: string } }
//!   dimension: c { type: string }
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { dimension: b { type: string }
//!   dimension: c { type: string }
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "closed-too-early",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("closed_too_early.rs"),
    check: Check::Reading,
};
