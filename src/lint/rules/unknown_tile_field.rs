//! # What it does
//! Finds fields in `fields`, `pivots`, `fill_fields` and `hidden_fields` of a tile that its explore
//! does not have.
//!
//! # Why is this bad?
//! The tile shows an error in place of its figures. Looker checks dashboards only when they are opened,
//! so nobody hears of it before a reader does.
//!
//! # Example
//! ```yaml
//! - name: errors
//!   explore: cloudtrail
//!   fields: [cloudtrail.event_date, cloudtrail.eror_count]
//! ```
//!
//! # Use instead
//! ```yaml
//! - name: errors
//!   explore: cloudtrail
//!   fields: [cloudtrail.event_date, cloudtrail.error_count]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-tile-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_tile_field.rs"),
    check: Check::Project(check),
};

/// The lists of a tile, each with what the tile does with the fields in it.
const LISTS: [(&str, &str); 4] = [
    ("fields", "shows"),
    ("pivots", "pivots by"),
    ("fill_fields", "fills in"),
    ("hidden_fields", "hides"),
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (key, does) in LISTS {
            for named in tile.list(key) {
                if tile.is_dynamic(named.name) {
                    continue;
                }
                if let Some(missing) = in_explore(tile.explore, named.name) {
                    let message =
                        format!("{}, but {}", tile.does(does, named.name), missing.reason());
                    findings.push(missing.tell(RULE.finding(message).on(named.place)));
                }
            }
        }
    }
}
