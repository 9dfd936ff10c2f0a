//! # What it does
//! Finds `sum_distinct`, `average_distinct` and `sql_distinct_key`.
//!
//! # Why is this bad?
//! They are symmetric aggregates: Looker sums over an MD5 of the key of each row, some 600 characters of
//! SQL for each measure, which nobody can read and which Athena computes for every row.
//!
//! # Example
//! ```lookml
//! measure: bytes { type: sum_distinct  sql_distinct_key: ${eventid} ;;  sql: ${size} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: bytes { type: sum  sql: ${size} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-measure-types#sum_distinct>
//! <https://cloud.google.com/looker/docs/reference/param-explore-symmetric-aggregates>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldType;

pub(super) const RULE: Rule = Rule {
    name: "symmetric-measure-type",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("symmetric_measure_type.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.fields() {
        let word = field.field_type.as_ref().map(FieldType::as_str);
        let is_type = matches!(word, Some("sum_distinct" | "average_distinct"));
        let key = field.other.iter().find(|it| it.name == "sql_distinct_key");
        let place = if is_type {
            field.origin.parameter("type").map(|it| it.place())
        } else if word.is_some_and(|it| it.ends_with("_distinct") && it != "count_distinct") {
            // Told by `unsupported-measure-type`.
            continue;
        } else {
            match key {
                Some(key) => key.origin.value().map(|it| it.key()),
                None => continue,
            }
        };
        findings.push(
            RULE.finding(format!(
                "the measure `{}.{}` is a symmetric aggregate",
                view.name, field.name
            ))
            .on(place)
            .help("put the measure into the view whose rows it is about, and write the plain type"),
        );
    }
}
