//! # What it does
//! Finds `aggregate_table` in explores.
//!
//! # Why is this bad?
//! An aggregate table is a persisted derived table: it is written into S3 and Glue, and built whether
//! anybody looks or not.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail { aggregate_table: by_day { .. } }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail { }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/db-config-amazon-athena>
//! <https://cloud.google.com/looker/docs/reference/param-explore-aggregate-table>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "aggregate-table",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("aggregate_table.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for explore in context.explores() {
        for parameter in explore
            .other
            .iter()
            .filter(|it| it.name == "aggregate_table")
        {
            let finding = RULE.finding(format!(
                "the explore `{}` has an aggregate table, which is written into the database",
                explore.name
            ));
            findings.push(
                finding
                    .on(parameter.origin.value().map(|it| it.key()))
                    .help("take it out; partitions keep the scan small"),
            );
        }
    }
}
