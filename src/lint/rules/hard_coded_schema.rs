//! # What it does
//! Finds `sql_table_name` with a schema or a database that is written out.
//!
//! # Why is this bad?
//! The view reads one schema only; a constant lets whoever installs the project say which.
//!
//! # Example
//! ```lookml
//! sql_table_name: logs.cloudtrail ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql_table_name: @{DATABASE}.cloudtrail ;;
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-manifest-constant>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "hard-coded-schema",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("hard_coded_schema.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let Some(name) = &view.sql_table_name else {
            continue;
        };
        let is_computed = ["@{", "{{", "{%", "${"]
            .iter()
            .any(|mark| name.contains(mark));
        if !is_computed && name.contains('.') {
            findings.push(
                RULE.finding("this view names its schema")
                    .on(view.origin.parameter("sql_table_name").map(|it| it.place()))
                    .help(
                        "declare a constant in `manifest.lkml`, and write `@{NAME}` in its place",
                    ),
            );
        }
    }
}
