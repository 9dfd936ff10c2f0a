//! # What it does
//! Finds measures of a type that needs `sql`, which have none.
//!
//! # Why is this bad?
//! There is nothing to sum, to count or to compare, and Looker refuses the measure.
//!
//! # Example
//! ```lookml
//! measure: bytes { type: sum }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: bytes { type: sum  sql: ${TABLE}.bytes ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-measure-types>

use crate::diagnostic::Diagnostics;
use crate::lint::field_types::measure_needs_sql;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldKind;

pub(super) const RULE: Rule = Rule {
    name: "aggregate-without-sql",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("aggregate_without_sql.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.resolved_fields() {
        let declared = &field.declared;
        let Some(field_type) = &declared.field_type else {
            continue;
        };
        // What extends such a view may bring the SQL.
        if declared.kind != FieldKind::Measure || view.is_open || view.is_template() {
            continue;
        }
        let word = field_type.as_str();
        let has_sql = declared.sql.is_some() || declared.other.iter().any(|it| it.name == "sql");
        if measure_needs_sql(word) && !has_sql {
            findings.push(
                RULE.finding(format!("a measure of `type: {word}` needs `sql`"))
                    .on(field.layers.last().origin.place())
                    .help("write such as `sql: ${field} ;;`"),
            );
        }
    }
}
