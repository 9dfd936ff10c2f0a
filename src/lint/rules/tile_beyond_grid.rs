//! # What it does
//! Finds tiles of a newspaper dashboard that reach beyond its 24 columns.
//!
//! # Why is this bad?
//! Looker cuts or moves them, and the page looks other than it was laid out.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspaper
//!   elements:
//!   - {name: a, type: text, row: 0, col: 20, width: 8, height: 4}
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspaper
//!   elements:
//!   - {name: a, type: text, row: 0, col: 16, width: 8, height: 4}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::Diagnostics;
use crate::lint::grid::{COLUMNS, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tile-beyond-grid",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("tile_beyond_grid.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, dashboard) in context.resolved_dashboards() {
        for tile in tiles(dashboard) {
            if tile.is_on_the_grid() {
                continue;
            }
            findings.push(
                RULE.finding(format!("this tile does not lie within {COLUMNS} columns"))
                    .on(tile.place())
                    .note(format!("it lies at {}", tile.described()))
                    .help(format!("`col` and `width` together are at most {COLUMNS}, and `width` and `height` at least 1")),
            );
        }
    }
}
