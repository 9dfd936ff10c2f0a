//! # What it does
//! Finds filters for *not empty* on a dimension that is never empty, because its `CASE` has an `ELSE`.
//!
//! # Why is this bad?
//! The filter was meant to leave out what could not be told, and leaves out nothing.
//!
//! # Example
//! ```yaml
//! filters:
//!   cloudtrail.ip_location: "-NULL"
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//!   cloudtrail.ip_location: "-Unknown"
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/filter-expressions>

use crate::diagnostic::Diagnostics;
use crate::lint::conditions::conditions;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlTokenKind, sql_tokens};

pub(super) const RULE: Rule = Rule {
    name: "filter-without-effect",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("filter_without_effect.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for conditions in conditions(context) {
        for condition in &conditions.all {
            let expression = condition.expression.trim().to_lowercase();
            let is_presence = ["-null", "not null", "-empty"].contains(&expression.as_str());
            let sql = condition.field.declared.sql.as_deref().unwrap_or_default();
            if is_presence && is_never_null(sql) {
                findings.push(
                    RULE.finding(format!(
                        "{} leaves out nothing by `{}`: `{}.{}` is never empty",
                        conditions.who,
                        condition.expression,
                        condition.view.name(),
                        condition.field.declared.name
                    ))
                    .on(condition.place.clone())
                    .help("filter on the value that stands behind `ELSE`, or take the filter out"),
                );
            }
        }
    }
}

/// Whether SQL is a `CASE` whose results are all literals, the one behind `ELSE` among them.
fn is_never_null(sql: &str) -> bool {
    let tokens = sql_tokens(sql);
    let is_case = tokens.first().is_some_and(|it| it.is_word("case"))
        && tokens.last().is_some_and(|it| it.is_word("end"))
        && tokens.iter().filter(|it| it.is_word("case")).count() == 1;
    let mut results = tokens
        .windows(2)
        .filter(|it| it[0].is_word("then") || it[0].is_word("else"));
    is_case
        && tokens.iter().any(|it| it.is_word("else"))
        && results.all(|it| matches!(it[1].kind, SqlTokenKind::Literal | SqlTokenKind::Number))
}
