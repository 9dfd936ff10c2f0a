//! # What it does
//! Finds calls of functions that Athena does not have.
//!
//! # Why is this bad?
//! The query fails: `Function .. not registered`. Mostly the SQL was written for another database.
//!
//! # Example
//! ```lookml
//! sql: SAFE_DIVIDE(${errors}, ${events}) ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: 1.0 * ${errors} / NULLIF(${events}, 0) ;;
//! ```
//!
//! # References
//! <https://trino.io/docs/current/functions/list.html>
//! <https://docs.aws.amazon.com/athena/latest/ug/functions.html>

use crate::athena::{FunctionStanding, function_standing, functions};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::sql_calls::each_call;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-function",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("unknown_function.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_call(context, &mut |name, place| {
        let FunctionStanding::Unknown(instead) = function_standing(name) else {
            return;
        };
        let finding = RULE
            .finding(format!("Athena has no function `{}`", excerpt(name)))
            .on(place);
        findings.push(match (instead, near_word(name, functions())) {
            (Some(instead), _) => finding.help(format!("write `{instead}`")),
            (None, Some(near)) => finding.help(format!("did you mean `{near}`?")),
            (None, None) => finding.help("write it with the functions of Athena engine version 3"),
        });
    });
}
