//! # What it does
//! Finds measures of `type: count` that have `sql`.
//!
//! # Why is this bad?
//! Looker counts rows, or primary keys, and does not look at `sql`: the number is another one than
//! the author thinks, and the validator complains.
//!
//! # Example
//! ```lookml
//! measure: users { type: count  sql: ${user_name} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: users { type: count_distinct  sql: ${user_name} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-measure-types#count>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "count-with-sql",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("count_with_sql.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.fields() {
        let is_count =
            field.kind == FieldKind::Measure && field.field_type == Some(FieldType::Count);
        if is_count && field.sql.is_some() {
            let place = field.origin.parameter("sql").map(|sql| sql.key());
            findings.push(
                RULE.finding(format!("the count `{}` does not use its `sql`", field.name))
                    .on(place)
                    .help("remove `sql`, or write `type: count_distinct`"),
            );
        }
    }
}
