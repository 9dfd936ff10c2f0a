//! # What it does
//! Finds tiles with `subtotals`.
//!
//! # Why is this bad?
//! Looker does not support subtotals on Athena: the tile shows an error.
//!
//! # Example
//! ```yaml
//! subtotals: [cloudtrail.account]
//! ```
//!
//! # Use instead
//! ```yaml
//! total: true
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/db-config-amazon-athena>

use crate::diagnostic::Diagnostics;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::DashboardValue;

pub(super) const RULE: Rule = Rule {
    name: "subtotals",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("subtotals.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        let mut other = tile.element.declared.other.iter();
        let subtotals = other.find(|(key, _)| key == "subtotals");
        if let Some((_, DashboardValue::List(fields))) = subtotals
            && !fields.is_empty()
        {
            let place = tile.element.origin_of("subtotals").map(|it| it.key());
            findings.push(
                RULE.finding(format!(
                    "the tile `{}` has subtotals, which Athena does not have",
                    tile.title()
                ))
                .on(place)
                .help("take `subtotals` out; `total: true` runs one more query"),
            );
        }
    }
}
