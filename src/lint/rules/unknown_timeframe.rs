//! # What it does
//! Finds timeframes that Looker does not have.
//!
//! # Why is this bad?
//! Looker's validator refuses them, and the field that they stand for is not there.
//!
//! # Example
//! ```lookml
//! dimension_group: event { type: time  timeframes: [raw, dates]  sql: ${TABLE}.t ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension_group: event { type: time  timeframes: [raw, date]  sql: ${TABLE}.t ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::{TIMEFRAMES, is_timeframe};

pub(super) const RULE: Rule = Rule {
    name: "unknown-timeframe",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unknown_timeframe.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.fields() {
        for (number, timeframe) in field.timeframes.iter().flatten().enumerate() {
            let word = timeframe.as_str();
            if is_timeframe(word) || word.contains("@{") {
                continue;
            }
            let list = field.origin.parameter("timeframes");
            let place = list.and_then(|list| list.item(number));
            let finding = RULE
                .finding(format!("`{}` is no timeframe", excerpt(word)))
                .on(place.map(|it| it.place()));
            findings.push(match near_word(word, TIMEFRAMES) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("write such as `raw`, `time`, `date`, `hour_of_day`"),
            });
        }
    }
}
