//! # What it does
//! Finds measures of `type: period_over_period`, `percentile_distinct` and `median_distinct`.
//!
//! # Why is this bad?
//! Looker does not support them on Athena: the query fails, or the measure is left out.
//!
//! # Example
//! ```lookml
//! measure: typical { type: median_distinct  sql: ${size} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: typical { type: median  sql: ${size} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/db-config-amazon-athena>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldType;

pub(super) const RULE: Rule = Rule {
    name: "unsupported-measure-type",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("unsupported_measure_type.rs"),
    check: Check::Project(check),
};

const TYPES: [&str; 3] = [
    "period_over_period",
    "percentile_distinct",
    "median_distinct",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.fields() {
        let word = field.field_type.as_ref().map(FieldType::as_str);
        let Some(word) = word.filter(|word| TYPES.contains(word)) else {
            continue;
        };
        let finding = RULE.finding(format!(
            "Looker has no measures of `type: {word}` on Athena, and `{}.{}` is one",
            view.name, field.name
        ));
        let help = match word {
            "period_over_period" => "filter two measures on two periods, and compare them",
            "median_distinct" => "write `type: median` in the view whose rows it is about",
            _ => "write `type: percentile` in the view whose rows it is about",
        };
        findings.push(
            finding
                .on(field.origin.parameter("type").map(|it| it.place()))
                .help(help),
        );
    }
}
