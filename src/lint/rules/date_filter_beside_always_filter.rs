//! # What it does
//! Finds tiles and tests that are kept to a period by another field than the one on which
//! `always_filter` of their explore stands.
//!
//! # Why is this bad?
//! Both conditions hold: the period of the page and the default of `always_filter`. Whoever chooses a month
//! sees the last week of it, and nothing says so.
//!
//! # Example
//! ```yaml
//! listen:
//!   Date: cloudtrail.event_date   # always_filter is on cloudtrail.event_window
//! ```
//!
//! # Use instead
//! ```yaml
//! listen:
//!   Date: cloudtrail.event_window
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-always-filter>

use crate::diagnostic::Diagnostics;
use crate::lint::dates::{demanded, full_name, periods};
use crate::lint::queries::queries;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "date-filter-beside-always-filter",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("date_filter_beside_always_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        let Some(demanded) = demanded(query.explore) else {
            continue;
        };
        let wanted = full_name(query.explore, demanded);
        let periods = periods(&query);
        if periods
            .iter()
            .any(|it| full_name(query.explore, it.name) == wanted)
        {
            continue;
        }
        for other in periods {
            let finding = RULE.finding(format!(
                "{} is kept to a period by `{}`, and its explore still to its default by `{demanded}`",
                query.who(),
                other.name
            ));
            findings.push(
                finding
                    .on(other.place)
                    .help(format!("name `{wanted}` in its place")),
            );
        }
    }
}
