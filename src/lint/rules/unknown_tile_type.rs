//! # What it does
//! Finds tiles of a type that Looker does not have.
//!
//! # Why is this bad?
//! Looker shows an empty tile, or a table.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {name: users, type: looker_colunm}
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {name: users, type: looker_column}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::dashboard_keys::TILE_TYPES;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Value;

pub(super) const RULE: Rule = Rule {
    name: "unknown-tile-type",
    family: Family::Validity,
    level: Level::Warning,
    file: include_str!("unknown_tile_type.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let own = visualizations(context);
    for dashboard in context.dashboards() {
        for tile in &dashboard.elements {
            let Some(word) = tile.element_type.as_deref() else {
                continue;
            };
            // A visualization of the marketplace is named by its project too.
            let is_known = TILE_TYPES.contains(&word)
                || word.contains("::")
                || word.contains("@{")
                || own.contains(&word);
            if is_known {
                continue;
            }
            let finding = RULE
                .finding(format!("there is no tile of `type: {}`", excerpt(word)))
                .on(tile.origin.parameter("type").map(|it| it.place()));
            findings.push(match near_word(word, TILE_TYPES) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(
                    "write such as `looker_column`; a visualization of your own is declared in the manifest",
                ),
            });
        }
    }
}

/// The ids of the visualizations that the manifest declares.
fn visualizations<'p>(context: &Context<'p>) -> Vec<&'p str> {
    let mut ids = Vec::new();
    for parameter in &context.resolved().manifest.other {
        let Value::Block { parameters, .. } = &parameter.value else {
            continue;
        };
        if parameter.name == "visualization" {
            ids.extend(parameters.iter().filter_map(|it| match &it.value {
                Value::Text(id) | Value::Word(id) if it.name == "id" => Some(id.as_str()),
                _ => None,
            }));
        }
    }
    ids
}
