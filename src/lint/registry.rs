//! `RULES`: every rule there is.

use super::rule::Rule;
use super::rules;
use crate::diagnostic::near_word;

/// Every rule, family by family.
pub const RULES: &[Rule] = rules::ALL;

/// The rule of that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// The rule that was meant by a misspelt name.
#[must_use]
pub fn near(name: &str) -> Option<&'static str> {
    near_word(name, RULES.iter().map(|rule| rule.name))
}
