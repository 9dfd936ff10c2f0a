//! # What it does
//! Finds dimensions that show a whole struct, array or map of the table that is given.
//!
//! # Why is this bad?
//! Looker groups by the value and shows it as text, which it is not: queries fail, or the cell shows
//! something that nobody can filter on.
//!
//! # Example
//! ```lookml
//! dimension: resources { type: string  sql: ${TABLE}.resources ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: resource_arns {
//!   sql: array_join(transform(${TABLE}.resources, r -> r.arn), ', ') ;;
//! }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/rows-and-structs.html>

use crate::diagnostic::Diagnostics;
use crate::glue::HiveType;
use crate::lint::table_columns::shown_columns;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "nested-column-as-text",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("nested_column_as_text.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field, found) in shown_columns(context) {
        let kind = match found {
            HiveType::Struct(_) => "struct",
            HiveType::Array(_) => "array",
            HiveType::Map(..) => "map",
            _ => continue,
        };
        let (view, name) = (view.name(), &field.declared.name);
        findings.push(
            RULE.finding(format!("`{view}.{name}` shows a whole {kind}"))
                .on(field.origin_of("sql").map(|it| it.place()))
                .help("make a dimension of each member, or one text by `array_join` and `json_format`"),
        );
    }
}
