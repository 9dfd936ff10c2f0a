//! # What it does
//! Finds dimensions whose `type` does not go with that of the column that they show, of the table that is
//! given.
//!
//! # Why is this bad?
//! Athena does not compare a text with a number, nor a text with a truth value: queries with a filter fail.
//!
//! # Example
//! ```lookml
//! dimension: readonly { type: yesno  sql: ${TABLE}.readonly ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: readonly { type: yesno  sql: ${TABLE}.readonly = 'true' ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-dimension-filter-parameter-types>

use crate::diagnostic::Diagnostics;
use crate::glue::HiveType;
use crate::lint::table_columns::shown_columns;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "column-of-other-type",
    family: Family::References,
    level: Level::Error,
    file: include_str!("column_of_other_type.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field, found) in shown_columns(context) {
        let declared = &field.declared;
        let Some(field_type) = &declared.field_type else {
            continue;
        };
        if declared.kind != FieldKind::Dimension || goes_with(field_type, found) {
            continue;
        }
        findings.push(
            RULE.finding(format!(
                "`{}.{}` is of `type: {}`, and its column of type `{found}`",
                view.name(),
                declared.name,
                field_type.as_str()
            ))
            .on(field.origin_of("type").map(|it| it.place()))
            .help("compare or cast the column in `sql`, or write the type that it has"),
        );
    }
}

fn goes_with(field_type: &FieldType, found: &HiveType) -> bool {
    let is_text = matches!(
        found,
        HiveType::String | HiveType::Char(_) | HiveType::Varchar(_)
    );
    let is_truth = matches!(found, HiveType::Boolean);
    match field_type {
        FieldType::Number => !is_text && !is_truth,
        FieldType::Yesno => !is_text,
        FieldType::String => !is_truth,
        _ => true,
    }
}
