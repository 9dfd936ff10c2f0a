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
use crate::lint::meaning::bare_column;
use crate::lint::table_columns::{hive_type_of, is_of_table};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "nested-column-as-text",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("nested_column_as_text.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let Some(table) = context.table else {
        return;
    };
    for model in context.models() {
        for view in model.views.iter().filter(|view| is_of_table(view, table)) {
            for field in &view.fields {
                let column = bare_column(view, field);
                let found = column.as_deref().and_then(|it| hive_type_of(table, it));
                let Some(HiveType::Struct(_) | HiveType::Array(_) | HiveType::Map(..)) = found
                else {
                    continue;
                };
                findings.push(
                    RULE.finding(format!(
                        "`{}.{}` shows a whole {}",
                        view.name(),
                        field.declared.name,
                        match found {
                            Some(HiveType::Struct(_)) => "struct",
                            Some(HiveType::Array(_)) => "array",
                            _ => "map",
                        }
                    ))
                    .on(field.origin_of("sql").map(|it| it.place()))
                    .help("make a dimension of each member, or one text by `array_join` and `json_format`"),
                );
            }
        }
    }
}
