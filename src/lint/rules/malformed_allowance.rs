//! # What it does
//! Finds comments that begin with `lint:` and cannot be understood, or that give no reason.
//!
//! # Why is this bad?
//! Such a comment allows nothing. Without a reason nobody knows later whether it is still needed.
//!
//! # Example
//! ```lookml
//! # lint: allow count-with-sql
//! ```
//!
//! # Use instead
//! ```lookml
//! # lint: allow count-with-sql, because the old dashboards need it until May
//! ```

use crate::diagnostic::{Diagnostic, Place};
use crate::lint::{Check, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "malformed-allowance",
    family: Family::Allowances,
    level: Level::Warning,
    file: include_str!("malformed_allowance.rs"),
    check: Check::Run,
};

/// `fault` says what is wrong with the comment.
pub(in crate::lint) fn finding(fault: &str, place: Place) -> Diagnostic {
    RULE.finding(format!("this comment {fault}, and allows nothing"))
        .on(Some(place))
        .help("write `# lint: allow rule-name, because the reason`")
}
