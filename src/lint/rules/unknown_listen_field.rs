//! # What it does
//! Finds tiles that listen to a filter with a field that their explore does not have.
//!
//! # Why is this bad?
//! The filter does nothing to the tile, or the tile shows an error.
//!
//! # Example
//! ```yaml
//! listen:
//!   Date: cloudtrail.event_dat
//! ```
//!
//! # Use instead
//! ```yaml
//! listen:
//!   Date: cloudtrail.event_date
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-listen-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_listen_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (_, field) in tile.listens() {
            if tile.is_dynamic(field.name) {
                continue;
            }
            if let Some(missing) = in_explore(tile.explore, field.name) {
                let does = tile.does("listens with", field.name);
                let message = format!("{does}, but {}", missing.reason());
                findings.push(missing.tell(RULE.finding(message).on(field.place)));
            }
        }
    }
}
