//! # What it does
//! Finds names of blocks in quotes.
//!
//! # Why is this bad?
//! A name is a word without quotes; Looker refuses the file.
//!
//! # Example
//! ```lookml
//! view: "sign_in" { }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: sign_in { }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/lookml-terms-and-concepts>

use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "quoted-name",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("quoted_name.rs"),
    check: Check::Reading,
};
