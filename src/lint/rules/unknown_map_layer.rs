//! # What it does
//! Finds `map_layer_name` that is neither one of Looker's own nor a `map_layer` of the model.
//!
//! # Why is this bad?
//! Looker says `No map layer named .. is defined`, and the map stays empty.
//!
//! # Example
//! ```lookml
//! dimension: country { map_layer_name: contries }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: country { map_layer_name: countries }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>
//! <https://cloud.google.com/looker/docs/reference/param-field-map-layer-name>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-map-layer",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_map_layer.rs"),
    check: Check::Project(check),
};

/// Looker's own layers.
const BUILT_IN: [&str; 5] = [
    "countries",
    "uk_postcode_areas",
    "us_counties_fips",
    "us_states",
    "us_zipcode_tabulation_areas",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let own: Vec<&str> = model.map_layers().map(|it| it.name).collect();
        for view in &model.views {
            for field in &view.fields {
                let Some(name) = field.declared.map_layer_name.as_deref() else {
                    continue;
                };
                if BUILT_IN.contains(&name) || own.contains(&name) || model.is_open {
                    continue;
                }
                let finding = RULE.finding(format!("there is no map layer `{name}`"));
                let finding = finding.on(field.origin_of("map_layer_name").map(|it| it.place()));
                let known = BUILT_IN.iter().copied().chain(own.iter().copied());
                findings.push(match near_word(name, known) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => {
                        finding.help(format!("declare `map_layer: {name} {{ .. }}` in the model"))
                    }
                });
            }
        }
    }
}
