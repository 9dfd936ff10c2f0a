//! # What it does
//! Finds tiles without a name.
//!
//! # Why is this bad?
//! Looker needs it: a dashboard that extends this one, and every link to the tile, refers to it.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {title: Sign-ins, type: text}
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {name: sign_ins, title: Sign-ins, type: text}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tile-without-name",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("tile_without_name.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        for tile in dashboard.elements.iter().filter(|tile| tile.name.is_none()) {
            findings.push(
                RULE.finding("this tile has no name")
                    .on(tile.origin.place())
                    .help("write `name:` with a text that no other tile of the dashboard has"),
            );
        }
    }
}
