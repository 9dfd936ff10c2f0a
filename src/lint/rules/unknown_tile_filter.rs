//! # What it does
//! Finds filters of a tile on fields that its explore does not have.
//!
//! # Why is this bad?
//! Looker shows an error in place of the tile.
//!
//! # Example
//! ```yaml
//! filters:
//!   cloudtrail.event_nam: ConsoleLogin
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//!   cloudtrail.event_name: ConsoleLogin
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-tile-filter",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_tile_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (named, _) in tile.filters() {
            if tile.is_dynamic(named.name) {
                continue;
            }
            if let Some(missing) = in_explore(tile.explore, named.name) {
                let does = tile.does("filters on", named.name);
                let message = format!("{does}, but {}", missing.reason());
                findings.push(missing.tell(RULE.finding(message).on(named.place)));
            }
        }
    }
}
