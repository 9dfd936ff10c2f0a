//! # What it does
//! Finds tiles of types that Looker has newer ones for: `table`, `looker_map`,
//! `looker_geo_choropleth` and `looker_geo_coordinates`.
//!
//! # Why is this bad?
//! They look as Looker did years ago, and lack what the newer types can.
//!
//! # Example
//! ```yaml
//! type: table
//! ```
//!
//! # Use instead
//! ```yaml
//! type: looker_grid
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/visualization-types>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "legacy-tile-type",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("legacy_tile_type.rs"),
    check: Check::Project(check),
};

/// The old types, each with the newer one.
const TYPES: [(&str, &str); 4] = [
    ("table", "looker_grid"),
    ("looker_map", "looker_google_map"),
    ("looker_geo_choropleth", "looker_google_map"),
    ("looker_geo_coordinates", "looker_google_map"),
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        for element in &dashboard.elements {
            let own = element.element_type.as_deref().unwrap_or_default();
            if let Some((old, new)) = TYPES.iter().find(|(old, _)| *old == own) {
                let place = element.origin.parameter("type").map(|it| it.place());
                let finding = RULE.finding(format!("`{old}` is a tile of old"));
                findings.push(finding.on(place).help(format!("write `type: {new}`")));
            }
        }
    }
}
