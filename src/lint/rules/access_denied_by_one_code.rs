//! # What it does
//! Finds measures and tiles that know `AccessDenied` as the only code of a refused call.
//!
//! # Why is this bad?
//! EC2 and others write `Client.UnauthorizedOperation` and the like, and some services
//! `AccessDeniedException`: on public records most refused calls are missed.
//!
//! # Example
//! ```lookml
//! filters: [error_code: "AccessDenied"]
//! ```
//!
//! # Use instead
//! ```lookml
//! filters: [error_code: "%AccessDenied%,%UnauthorizedOperation%"]
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>

use crate::diagnostic::Diagnostics;
use crate::lint::conditions::conditions;
use crate::lint::meaning::Meaning;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "access-denied-by-one-code",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("access_denied_by_one_code.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for conditions in conditions(context) {
        let is_sign_in = conditions
            .all
            .iter()
            .any(|it| it.expression.contains("ConsoleLogin"));
        for condition in conditions.all.iter().filter(|_| !is_sign_in) {
            let columns = Meaning::of_field(condition.view, condition.field).columns;
            let is_code = columns.iter().eq(["errorcode"]);
            if is_code && condition.expression.trim() == "AccessDenied" {
                findings.push(
                    RULE.finding(format!(
                        "{} misses refused calls with another code",
                        conditions.who
                    ))
                    .on(condition.place.clone())
                    .help("write `%AccessDenied%,%UnauthorizedOperation%`"),
                );
            }
        }
    }
}
