//! # What it does
//! Finds dimension groups whose name ends in `date`, `time` or `at`.
//!
//! # Why is this bad?
//! Looker puts the timeframe behind the name: `created_date` becomes *Created Date Date*.
//!
//! # Example
//! ```lookml
//! dimension_group: created_date { type: time  sql: ${TABLE}.created ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension_group: created { type: time  sql: ${TABLE}.created ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldKind;

pub(super) const RULE: Rule = Rule {
    name: "timeframe-in-group-name",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("timeframe_in_group_name.rs"),
    check: Check::Project(check),
};

const ENDINGS: [&str; 3] = ["date", "time", "at"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.fields() {
        let Some((stem, last)) = field.name.rsplit_once('_') else {
            continue;
        };
        if field.kind == FieldKind::DimensionGroup && ENDINGS.contains(&last) {
            let (name, stem) = (excerpt(&field.name), excerpt(stem));
            findings.push(
                RULE.finding(format!("the name `{name}` ends in `{last}`"))
                    .on(field.origin.place())
                    .help(format!("write `{stem}`; the timeframe comes behind it")),
            );
        }
    }
}
