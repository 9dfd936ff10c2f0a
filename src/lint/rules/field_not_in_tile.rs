//! # What it does
//! Finds tiles that sort or pivot by a field, or name one in a table calculation, that they do not
//! select.
//!
//! # Why is this bad?
//! Looker sorts only by what it selects, so the order is another one than the page says; a table
//! calculation over a field that is not there is an error in the tile.
//!
//! # Example
//! ```yaml
//! fields: [cloudtrail.source_ip, cloudtrail.events]
//! sorts: [cloudtrail.count desc]
//! ```
//!
//! # Use instead
//! ```yaml
//! fields: [cloudtrail.source_ip, cloudtrail.events]
//! sorts: [cloudtrail.events desc]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::lint::tiles::{Tile, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::expression_references;
use crate::resolve::Found;

pub(super) const RULE: Rule = Rule {
    name: "field-not-in-tile",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("field_not_in_tile.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        // A tile that takes its fields from elsewhere, such as a merged one, selects what is not here.
        if tile.element.declared.fields.is_some() {
            sorts_and_pivots(&tile, findings);
            calculations(&tile, findings);
        }
    }
}

fn sorts_and_pivots(tile: &Tile<'_, '_>, findings: &mut Diagnostics) {
    let sorts = tile.sorts().into_iter().map(|it| ("sorts by", it));
    let pivots = tile.list("pivots").into_iter().map(|it| ("pivots by", it));
    for (does, named) in sorts.chain(pivots) {
        let fields = tile.element.declared.fields.iter().flatten();
        let is_selected = tile.is_dynamic(named.name) || fields.clone().any(|it| it == named.name);
        if !is_selected && is_known(tile, named.name) {
            let does = tile.does(does, named.name);
            findings.push(
                RULE.finding(format!("{does}, but does not select it"))
                    .on(named.place)
                    .help(format!(
                        "add `{}` to `fields`, or name a field that is there",
                        named.name
                    )),
            );
        }
    }
}

fn calculations(tile: &Tile<'_, '_>, findings: &mut Diagnostics) {
    for calculation in &tile.dynamic_fields {
        let expression = calculation.expression.as_deref().unwrap_or_default();
        if calculation.kind != "table_calculation" {
            continue;
        }
        for reference in expression_references(expression) {
            if !tile.selects(reference.name) && is_known(tile, reference.name) {
                let finding = RULE.finding(format!(
                    "the calculation `{}` of the tile `{}` names `{}`, which the tile does not select",
                    calculation.name,
                    tile.title(),
                    reference.name
                ));
                findings.push(
                    finding
                        .on(tile.place_of_dynamic(calculation, "expression"))
                        .help(format!("add `{}` to `fields`", reference.name)),
                );
            }
        }
    }
}

/// What the explore does not know at all is found by other rules.
fn is_known(tile: &Tile<'_, '_>, name: &str) -> bool {
    name.contains('.') && matches!(tile.explore.field(name), Found::Field(_))
}
