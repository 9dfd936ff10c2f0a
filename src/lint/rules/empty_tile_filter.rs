//! # What it does
//! Finds filters of tiles without a value.
//!
//! # Why is this bad?
//! An empty filter stands for any value: it does nothing, and reads as if it did.
//!
//! # Example
//! ```yaml
//! filters:
//!   cloudtrail.aws_region: ''
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//!   cloudtrail.aws_region: us-east-1
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/filter-expressions>

use crate::diagnostic::Diagnostics;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "empty-tile-filter",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("empty_tile_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (named, expression) in tile.filters() {
            if expression.trim().is_empty() {
                let does = tile.does("filters on", named.name);
                findings.push(
                    RULE.finding(format!("{does} without a value"))
                        .on(named.place)
                        .help("give it a value, or take the line out"),
                );
            }
        }
    }
}
