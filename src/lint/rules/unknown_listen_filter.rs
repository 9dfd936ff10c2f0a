//! # What it does
//! Finds tiles that listen to a filter that their dashboard does not have.
//!
//! # Why is this bad?
//! What people choose in the filter that was meant changes nothing in the tile, and nothing says so.
//!
//! # Example
//! ```yaml
//! filters:
//! - name: Date
//! elements:
//! - name: a
//!   listen:
//!     Dates: cloudtrail.event_window
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//! - name: Date
//! elements:
//! - name: a
//!   listen:
//!     Date: cloudtrail.event_window
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/building-lookml-dashboards>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-listen-filter",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_listen_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        let filters = &tile.dashboard.declared.filters;
        for (filter, _) in tile.listens() {
            if tile.dashboard.is_open || filters.iter().any(|it| it.name == filter.name) {
                continue;
            }
            let finding = RULE.finding(format!(
                "the tile `{}` listens to `{}`, but the dashboard `{}` has no such filter",
                tile.title(),
                excerpt(filter.name),
                tile.dashboard.id()
            ));
            let known = filters.iter().map(|it| it.name.as_str());
            let help = match near_word(filter.name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "add the filter to `filters` of the dashboard, or take the line out".to_owned()
                }
            };
            findings.push(finding.on(filter.place).help(help));
        }
    }
}
