//! # What it does
//! Finds a block without a closing brace.
//!
//! # Why is this bad?
//! Everything behind it belongs to the block, or Looker refuses the file.
//!
//! # Example
//! ```lookml
//! view: a { dimension: b { type: string }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { dimension: b { type: string } }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unclosed-block",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unclosed_block.rs"),
    check: Check::Reading,
};
