//! # What it does
//! Finds data tests that no filter keeps to a period.
//!
//! # Why is this bad?
//! A test runs a real query, on every deployment: over everything there is.
//!
//! # Example
//! ```lookml
//! explore_source: cloudtrail { column: ids { field: cloudtrail.ids } }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore_source: cloudtrail {
//!   column: ids { field: cloudtrail.ids }
//!   filters: [cloudtrail.event_window: "1 day"]
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-test>

use crate::diagnostic::Diagnostics;
use crate::lint::dates::{demanded, has_date, periods};
use crate::lint::queries::queries;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "test-without-date-filter",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("test_without_date_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        if query.tile().is_some() || !has_date(query.explore) || !periods(&query).is_empty() {
            continue;
        }
        let finding = RULE.finding(format!("nothing keeps {} to a period", query.who()));
        let field = demanded(query.explore).unwrap_or("view.date");
        findings.push(finding.on(query.place()).help(format!(
            "write `filters: [{field}: \"1 day\"]` into its `explore_source`"
        )));
    }
}
