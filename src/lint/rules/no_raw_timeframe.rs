//! # What it does
//! Finds dimension groups of `type: time` whose list of timeframes has no `raw`.
//!
//! # Why is this bad?
//! Joins and other SQL need the value as it is in the table; a formatted one is a text, and slower.
//!
//! # Example
//! ```lookml
//! dimension_group: event { type: time  timeframes: [date, hour]  sql: ${TABLE}.t ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension_group: event { type: time  timeframes: [raw, date, hour]  sql: ${TABLE}.t ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Timeframe;

pub(super) const RULE: Rule = Rule {
    name: "no-raw-timeframe",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("no_raw_timeframe.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.resolved_fields() {
        let Some(timeframes) = &field.declared.timeframes else {
            continue;
        };
        if !timeframes.contains(&Timeframe::Raw) {
            let name = excerpt(&field.declared.name);
            findings.push(
                RULE.finding(format!("`{name}` has no timeframe `raw`"))
                    .on(field.origin_of("timeframes").map(|it| it.key()))
                    .help("add `raw` to the list"),
            );
        }
    }
}
