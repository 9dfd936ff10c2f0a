//! # What it does
//! Finds `filters` on measures whose type does not aggregate: number, string, date and yesno.
//!
//! # Why is this bad?
//! Looker refuses them: such a measure is a formula over other measures, each of which has its own
//! filters.
//!
//! # Example
//! ```lookml
//! measure: failure_rate { type: number  sql: ${failures} / ${sign_ins} ;;  filters: [result: "Failure"] }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: failures { type: count  filters: [result: "Failure"] }
//! measure: failure_rate { type: number  sql: 1.0 * ${failures} / NULLIF(${sign_ins}, 0) ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-filters>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldKind;

pub(super) const RULE: Rule = Rule {
    name: "filters-on-non-aggregate",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("filters_on_non_aggregate.rs"),
    check: Check::Project(check),
};

const TYPES: [&str; 6] = ["number", "string", "date", "date_time", "yesno", "int"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.resolved_fields() {
        let declared = &field.declared;
        let Some(field_type) = &declared.field_type else {
            continue;
        };
        let word = field_type.as_str();
        let has_filters = !declared.filters.is_empty();
        if declared.kind == FieldKind::Measure && has_filters && TYPES.contains(&word) {
            let place = field.origin_of("filters").map(|filters| filters.key());
            findings.push(
                RULE.finding(format!("a measure of `type: {word}` takes no `filters`"))
                    .on(place)
                    .help("put them on the measures that it is made of"),
            );
        }
    }
}
