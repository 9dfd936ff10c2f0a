//! # What it does
//! Finds dimension groups with an empty list of timeframes or intervals.
//!
//! # Why is this bad?
//! Such a group stands for no field at all.
//!
//! # Example
//! ```lookml
//! dimension_group: event { type: time  timeframes: []  sql: ${TABLE}.t ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension_group: event { type: time  timeframes: [raw, date]  sql: ${TABLE}.t ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::diagnostic::Diagnostics;
use crate::lint::placement::{Placement, each_parameter};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::syntax::Value;

pub(super) const RULE: Rule = Rule {
    name: "empty-timeframes",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("empty_timeframes.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_parameter(context, &mut |parameter: Placement<'_>| {
        let key = parameter.key();
        let Value::List(list) = &parameter.pair.value else {
            return;
        };
        if ["timeframes", "intervals"].contains(&key) && list.items().next().is_none() {
            findings.push(
                RULE.finding(format!(
                    "this dimension group has no {key}, and so no fields"
                ))
                .on(Some(parameter.place()))
                .help("name some, or remove the line to get all"),
            );
        }
    });
}
