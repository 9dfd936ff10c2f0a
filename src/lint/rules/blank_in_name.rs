//! # What it does
//! Finds names that hold a blank.
//!
//! # Why is this bad?
//! Looker reads only the first word, or refuses the file: the block has another name than it seems
//! to have.
//!
//! # Example
//! ```lookml
//! view: sign in { }
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
    name: "blank-in-name",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("blank_in_name.rs"),
    check: Check::Reading,
};
