//! # What it does
//! Finds tiles of a newspaper dashboard that lie over each other.
//!
//! # Why is this bad?
//! Looker moves one of them, and the page looks other than it was laid out.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspaper
//!   elements:
//!   - {name: a, type: text, row: 0, col: 0, width: 12, height: 4}
//!   - {name: b, type: text, row: 2, col: 6, width: 12, height: 4}
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspaper
//!   elements:
//!   - {name: a, type: text, row: 0, col: 0, width: 12, height: 4}
//!   - {name: b, type: text, row: 0, col: 12, width: 12, height: 4}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::grid::{Tile, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "overlapping-tiles",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("overlapping_tiles.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, dashboard) in context.resolved_dashboards() {
        let mut by_tab: BTreeMap<Option<&str>, Vec<Tile<'_>>> = BTreeMap::new();
        for tile in tiles(dashboard).into_iter().filter(Tile::is_on_the_grid) {
            by_tab.entry(tile.tab).or_default().push(tile);
        }
        for (_, mut tiles) in by_tab {
            tiles.sort_by_key(|tile| (tile.row, tile.col));
            look(&tiles, findings);
        }
    }
}

/// The tiles come by their rows. Those in `open` do not overlap, so they are never more than the
/// grid has columns.
fn look(tiles: &[Tile<'_>], findings: &mut Diagnostics) {
    let mut open: Vec<&Tile<'_>> = Vec::new();
    for tile in tiles {
        open.retain(|above| above.bottom() > u64::from(tile.row));
        let Some(above) = open.iter().find(|above| above.overlaps(tile)) else {
            open.push(tile);
            continue;
        };
        findings.push(
            RULE.finding(format!(
                "this tile lies over `{}`",
                excerpt(above.name.unwrap_or("another tile"))
            ))
            .on(tile.place())
            .note(format!(
                "it lies at {}, the other at {}",
                tile.described(),
                above.described()
            ))
            .help("change `row`, `col`, `width` or `height` of one of them"),
        );
    }
}
