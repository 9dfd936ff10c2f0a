//! # What it does
//! Finds calls of functions that Trino 483 has and Trino 406 has not.
//!
//! # Why is this bad?
//! AWS does not say which version of Trino lies behind Athena engine version 3. What only the newer of the
//! two versions has that bracket it may be missing.
//!
//! # Example
//! ```lookml
//! sql: any_value(${region}) ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: arbitrary(${region}) ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/engine-versions-reference-0003.html>

use crate::athena::{FunctionStanding, function_standing};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::excerpt;
use crate::lint::sql_calls::each_call;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "function-of-newer-engine",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("function_of_newer_engine.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_call(context, &mut |name, place| {
        if function_standing(name) == FunctionStanding::Later {
            findings.push(
                RULE.finding(format!(
                    "Athena may have no function `{}` yet",
                    excerpt(name)
                ))
                .on(place)
                .help("try it in the Athena console, and allow the rule here if it is there"),
            );
        }
    });
}
