//! # What it does
//! Finds names in `# lint: allow` comments that no rule has.
//!
//! # Why is this bad?
//! The comment allows nothing, and what it was meant to allow is still found.
//!
//! # Example
//! ```lookml
//! # lint: allow count-with-sq, because the old dashboards need it
//! ```
//!
//! # Use instead
//! ```lookml
//! # lint: allow count-with-sql, because the old dashboards need it
//! ```

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::lint::{Check, Family, Level, Rule, near};

pub(super) const RULE: Rule = Rule {
    name: "unknown-rule",
    family: Family::Allowances,
    level: Level::Warning,
    file: include_str!("unknown_rule.rs"),
    check: Check::Run,
};

pub(in crate::lint) fn finding(name: &str, place: Place) -> Diagnostic {
    let help = match near(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "look the name up in docs/rules.md, or in the finding that is to be allowed".to_owned()
        }
    };
    RULE.finding(format!("there is no rule `{}`", excerpt(name)))
        .on(Some(place))
        .help(help)
}
