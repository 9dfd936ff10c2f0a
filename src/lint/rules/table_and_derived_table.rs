//! # What it does
//! Finds views that name a table and derive one.
//!
//! # Why is this bad?
//! Looker refuses the view: "Cannot specify both `sql_table_name` and `derived_table`."
//!
//! # Example
//! ```lookml
//! view: a { sql_table_name: logs.a ;;  derived_table: { sql: SELECT 1 ;; } }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: a { derived_table: { sql: SELECT 1 ;; } }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-view-sql-table-name>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "table-and-derived-table",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("table_and_derived_table.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        if view.sql_table_name.is_some() && view.derived_table.is_some() {
            let place = view.origin.parameter("derived_table").map(|it| it.key());
            findings.push(
                RULE.finding("this view has a `sql_table_name` and a `derived_table`")
                    .on(place)
                    .help("keep one of them"),
            );
        }
    }
}
