//! # What it does
//! Finds table calculations, custom measures and custom dimensions of a tile over fields that its
//! explore does not have.
//!
//! # Why is this bad?
//! Looker shows an error in place of the calculation, often of the tile.
//!
//! # Example
//! ```yaml
//! dynamic_fields:
//! - table_calculation: rate
//!   expression: "${cloudtrail.erors} / ${cloudtrail.events}"
//! ```
//!
//! # Use instead
//! ```yaml
//! dynamic_fields:
//! - table_calculation: rate
//!   expression: "${cloudtrail.errors} / ${cloudtrail.events}"
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/creating-looker-expressions>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::{DynamicField, Tile, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::expression_references;

pub(super) const RULE: Rule = Rule {
    name: "unknown-field-in-calculation",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_field_in_calculation.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for field in &tile.dynamic_fields {
            let expressions = [
                ("expression", &field.expression),
                ("filter_expression", &field.filter_expression),
            ];
            for (key, expression) in expressions {
                for reference in expression_references(expression.as_deref().unwrap_or_default()) {
                    check_name(&tile, field, key, reference.name, findings);
                }
            }
            for name in &field.based_on {
                check_name(&tile, field, "based_on", name, findings);
            }
            for name in &field.filters {
                check_name(&tile, field, "filters", name, findings);
            }
        }
    }
}

fn check_name(
    tile: &Tile<'_, '_>,
    field: &DynamicField,
    key: &str,
    name: &str,
    findings: &mut Diagnostics,
) {
    if tile.is_dynamic(name) {
        return;
    }
    let who = format!("`{}` of the tile `{}`", field.name, tile.title());
    let place = tile.place_of_dynamic(field, key);
    if name.contains('.') {
        if let Some(missing) = in_explore(tile.explore, name) {
            let message = format!("{who} names `{}`, but {}", excerpt(name), missing.reason());
            findings.push(missing.tell(RULE.finding(message).on(place)));
        }
        return;
    }
    let near = near_word(name, tile.dynamic_fields.iter().map(|it| it.name.as_str()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a field as `view.field`, or a calculation of this tile".to_owned(),
    };
    let message = format!(
        "{who} names `{}`, which is no calculation of the tile",
        excerpt(name)
    );
    findings.push(RULE.finding(message).on(place).help(help));
}
