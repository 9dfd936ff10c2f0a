//! # What it does
//! Finds divisions of whole numbers: a count by a count.
//!
//! # Why is this bad?
//! Athena divides whole numbers without a fraction: a rate of one in three is 0, and a share is nearly
//! always 0.
//!
//! # Example
//! ```lookml
//! sql: ${errors} / NULLIF(${events}, 0) ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: 1.0 * ${errors} / NULLIF(${events}, 0) ;;
//! ```
//!
//! # References
//! <https://trino.io/docs/current/functions/math.html>

use crate::diagnostic::Diagnostics;
use crate::lint::whole_number::whole_number_divisions;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "integer-division",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("integer_division.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in &model.views {
            for field in &view.fields {
                for place in whole_number_divisions(view, field) {
                    let finding = RULE.finding(format!(
                        "`{}.{}` divides a whole number by a whole number, which cuts the fraction off",
                        view.name(),
                        field.declared.name
                    ));
                    findings.push(finding.on(place).help("write `1.0 *` in front"));
                }
            }
        }
    }
}
