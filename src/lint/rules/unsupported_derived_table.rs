//! # What it does
//! Finds incremental derived tables and materialized views.
//!
//! # Why is this bad?
//! Looker does not support either on Athena: the table cannot be built.
//!
//! # Example
//! ```lookml
//! derived_table: { sql: SELECT .. ;;  increment_key: "event_date" }
//! ```
//!
//! # Use instead
//! ```lookml
//! derived_table: { sql: SELECT .. ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/db-config-amazon-athena>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-derived-table",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("unsupported_derived_table.rs"),
    check: Check::Project(check),
};

const KEYS: [&str; 3] = ["increment_key", "increment_offset", "materialized_view"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let table = view.derived_table.iter();
        let parameters = table.flat_map(|table| &table.other);
        for parameter in parameters.filter(|it| KEYS.contains(&it.name.as_str())) {
            let finding = RULE.finding(format!(
                "Looker has no `{}` on Athena, and `{}` uses it",
                parameter.name, view.name
            ));
            findings.push(
                finding
                    .on(parameter.origin.value().map(|it| it.key()))
                    .help(format!("take `{}` out", parameter.name)),
            );
        }
    }
}
