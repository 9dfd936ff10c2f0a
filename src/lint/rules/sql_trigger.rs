//! # What it does
//! Finds datagroups with `sql_trigger`.
//!
//! # Why is this bad?
//! Looker runs the query every few minutes, day and night; on Athena each run scans and costs.
//!
//! # Example
//! ```lookml
//! datagroup: daily { sql_trigger: SELECT max(eventtime) FROM logs.cloudtrail ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! datagroup: daily { max_cache_age: "1 hour" }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-datagroup>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Declaration, Value};

pub(super) const RULE: Rule = Rule {
    name: "sql-trigger",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("sql_trigger.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, declaration) in context.declarations() {
        let Declaration::Parameter(parameter) = declaration else {
            continue;
        };
        let Value::Block { name, parameters } = &parameter.value else {
            continue;
        };
        let triggers = parameters.iter().filter(|it| it.name == "sql_trigger");
        for trigger in triggers.filter(|_| parameter.name == "datagroup") {
            let finding = RULE.finding(format!(
                "the datagroup `{}` asks Athena again and again",
                name.as_deref().unwrap_or_default()
            ));
            findings.push(
                finding
                    .on(trigger.origin.value().map(|it| it.key()))
                    .help("write `max_cache_age` or `interval_trigger` in its place"),
            );
        }
    }
}
