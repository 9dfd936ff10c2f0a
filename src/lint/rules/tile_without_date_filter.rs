//! # What it does
//! Finds tiles that no filter keeps to a period, neither their own nor one of the dashboard.
//!
//! # Why is this bad?
//! The tile reads every partition there is each time the page is opened, and shows all years where the
//! page says one day.
//!
//! # Example
//! ```yaml
//! filters:
//! - name: Date
//! elements:
//! - name: errors
//!   fields: [cloudtrail.errors]
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//! - name: Date
//! elements:
//! - name: errors
//!   fields: [cloudtrail.errors]
//!   listen:
//!     Date: cloudtrail.event_window
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::dates::{demanded, has_date, periods};
use crate::lint::queries::queries;
use crate::lint::tiles::Tile;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "tile-without-date-filter",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("tile_without_date_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        let Some(tile) = query.tile() else {
            continue;
        };
        let asks = tile
            .element
            .declared
            .fields
            .iter()
            .flatten()
            .next()
            .is_some();
        if !asks || !periods(&query).is_empty() {
            continue;
        }
        // The default of the explore keeps the tile to a period, unless the page offers another.
        let page_has_date = has_date_filter(tile);
        let is_bare = has_date(query.explore) && demanded(query.explore).is_none();
        if !page_has_date && !is_bare {
            continue;
        }
        let message = if page_has_date {
            format!(
                "the tile `{}` ignores the date filter of its dashboard",
                tile.title()
            )
        } else {
            format!("nothing keeps the tile `{}` to a period", tile.title())
        };
        findings.push(RULE.finding(message).on(tile.place()).help(
            match (page_has_date, demanded(query.explore)) {
                (_, Some(field)) => format!("listen to the date filter with `{field}`"),
                (true, None) => "listen to the date filter with a date of the explore".to_owned(),
                (false, None) => "add a date filter to the dashboard, and listen to it".to_owned(),
            },
        ));
    }
}

fn has_date_filter(tile: &Tile<'_, '_>) -> bool {
    let mut filters = tile.dashboard.declared.filters.iter();
    filters.any(|it| it.filter_type.as_deref() == Some("date_filter"))
}
