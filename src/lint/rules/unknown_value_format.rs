//! # What it does
//! Finds `value_format_name` that is neither one of Looker's own nor a `named_value_format` of the model.
//!
//! # Why is this bad?
//! Looker shows the bare number, and the validator complains.
//!
//! # Example
//! ```lookml
//! measure: rate { type: number  value_format_name: percent1 }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: rate { type: number  value_format_name: percent_1 }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-value-format-name>
//! <https://cloud.google.com/looker/docs/reference/param-model-named-value-format>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-value-format",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_value_format.rs"),
    check: Check::Project(check),
};

/// Looker's own formats.
const BUILT_IN: [&str; 17] = [
    "decimal_0",
    "decimal_1",
    "decimal_2",
    "decimal_3",
    "decimal_4",
    "percent_0",
    "percent_1",
    "percent_2",
    "percent_3",
    "percent_4",
    "usd",
    "usd_0",
    "gbp",
    "gbp_0",
    "eur",
    "eur_0",
    "id",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let own: Vec<&str> = model.named_value_formats().map(|it| it.name).collect();
        for view in &model.views {
            for field in &view.fields {
                let Some(name) = field.declared.value_format_name.as_deref() else {
                    continue;
                };
                if BUILT_IN.contains(&name) || own.contains(&name) || model.is_open {
                    continue;
                }
                let finding = RULE.finding(format!("there is no value format `{name}`"));
                let finding = finding.on(field.origin_of("value_format_name").map(|it| it.place()));
                let known = BUILT_IN.iter().copied().chain(own.iter().copied());
                findings.push(match near_word(name, known) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(format!(
                        "declare `named_value_format: {name} {{ value_format: \"..\" }}` in the model"
                    )),
                });
            }
        }
    }
}
