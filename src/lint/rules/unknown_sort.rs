//! # What it does
//! Finds fields in `sorts` of a tile that its explore does not have.
//!
//! # Why is this bad?
//! Looker leaves the sort out or shows an error: the rows come in another order than the page says.
//!
//! # Example
//! ```yaml
//! sorts: [cloudtrail.eventname desc]
//! ```
//!
//! # Use instead
//! ```yaml
//! sorts: [cloudtrail.event_name desc]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-sort",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_sort.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for named in tile.sorts() {
            if tile.is_dynamic(named.name) {
                continue;
            }
            if let Some(missing) = in_explore(tile.explore, named.name) {
                let does = tile.does("sorts by", named.name);
                let message = format!("{does}, but {}", missing.reason());
                findings.push(missing.tell(RULE.finding(message).on(named.place)));
            }
        }
    }
}
