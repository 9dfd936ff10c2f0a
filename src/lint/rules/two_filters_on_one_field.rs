//! # What it does
//! Finds tiles in which two filters of the dashboard are bound to the same field.
//!
//! # Why is this bad?
//! Both conditions hold at once on the same value. Mostly one of them was meant for another field, and
//! the page promises a choice that is none.
//!
//! # Example
//! ```yaml
//! listen:
//!   Security Group: cloudtrail.request_parameters
//!   Network ID: cloudtrail.request_parameters
//! ```
//!
//! # Use instead
//! ```yaml
//! listen:
//!   Security Group: cloudtrail.security_group
//!   Network ID: cloudtrail.network_interface
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::tiles::tiles;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "two-filters-on-one-field",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("two_filters_on_one_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        let listens = tile.listens();
        for (index, (filter, field)) in listens.iter().enumerate() {
            let before = listens[..index]
                .iter()
                .find(|(_, it)| it.name == field.name);
            if let Some((first, _)) = before {
                let finding = RULE.finding(format!(
                    "the tile `{}` binds both `{}` and `{}` to `{}`",
                    tile.title(),
                    first.name,
                    filter.name,
                    field.name
                ));
                findings.push(
                    finding
                        .on(field.place.clone())
                        .help("bind each filter to a field of its own, or take one of them out"),
                );
            }
        }
    }
}
