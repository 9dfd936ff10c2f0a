//! # What it does
//! Finds derived tables that Looker writes into the database: `datagroup_trigger`, `persist_for`,
//! `sql_trigger_value`, `interval_trigger`, `sql_create`, `create_process`, and the parameters that only
//! such tables have.
//!
//! # Why is this bad?
//! Each of them needs the right to write to S3 and to create tables in Glue, is built whether anybody
//! looks or not, and scans the bucket each time. Read-only credentials are enough without them.
//!
//! # Example
//! ```lookml
//! derived_table: { sql: SELECT .. ;;  datagroup_trigger: daily }
//! ```
//!
//! # Use instead
//! ```lookml
//! derived_table: { sql: SELECT .. ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/db-config-amazon-athena>
//! <https://cloud.google.com/looker/docs/reference/param-view-derived-table>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "persisted-derived-table",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("persisted_derived_table.rs"),
    check: Check::Project(check),
};

/// Parameters that persist a derived table, or say how.
const KEYS: [&str; 15] = [
    "datagroup_trigger",
    "sql_trigger_value",
    "interval_trigger",
    "persist_for",
    "sql_create",
    "create_process",
    "partition_keys",
    "cluster_keys",
    "indexes",
    "sortkeys",
    "distribution",
    "distribution_style",
    "publish_as_db_view",
    "table_format",
    "table_compression",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let Some(table) = &view.derived_table else {
            continue;
        };
        let mut keys = table
            .other
            .iter()
            .filter(|it| KEYS.contains(&it.name.as_str()));
        if let Some(first) = keys.next() {
            let finding = RULE.finding(format!(
                "the derived table of `{}` is written into the database (`{}`)",
                view.name, first.name
            ));
            findings.push(
                finding
                    .on(first.origin.value().map(|it| it.key()))
                    .help(format!(
                        "take `{}` out, or model the query as fields of a view",
                        first.name
                    )),
            );
        }
    }
}
