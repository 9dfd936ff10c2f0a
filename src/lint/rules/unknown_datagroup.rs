//! # What it does
//! Finds `persist_with` and `datagroup_trigger` that name no datagroup of the model.
//!
//! # Why is this bad?
//! Looker refuses the model, or keeps results for another time than was meant.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail { persist_with: dayly }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail { persist_with: daily }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-datagroup>
//! <https://cloud.google.com/looker/docs/reference/param-explore-persist-with>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Parameter, Value};

pub(super) const RULE: Rule = Rule {
    name: "unknown-datagroup",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_datagroup.rs"),
    check: Check::Project(check),
};

const KEYS: [&str; 2] = ["persist_with", "datagroup_trigger"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        if model.is_open {
            continue;
        }
        let own: Vec<&str> = model.datagroups().map(|it| it.name).collect();
        let mut found = Vec::new();
        look_through(model.parameters.iter().copied(), &mut found);
        for explore in &model.explores {
            look_through(&explore.declared.other, &mut found);
        }
        for view in &model.views {
            if let Some(table) = view.derived_table() {
                look_through(&table.other, &mut found);
            }
        }
        for (parameter, name) in found {
            if own.contains(&name) || name == "never" {
                continue;
            }
            let finding = RULE.finding(format!(
                "`{}` names the datagroup `{name}`, which the model does not have",
                parameter.name
            ));
            let finding = finding.on(parameter.origin.value().map(|it| it.place()));
            findings.push(match near_word(name, own.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(format!("declare `datagroup: {name} {{ .. }}` in the model")),
            });
        }
    }
}

fn look_through<'r>(
    parameters: impl IntoIterator<Item = &'r Parameter>,
    found: &mut Vec<(&'r Parameter, &'r str)>,
) {
    for parameter in parameters {
        match &parameter.value {
            Value::Word(name) | Value::Text(name) if KEYS.contains(&parameter.name.as_str()) => {
                found.push((parameter, name));
            }
            Value::Block { parameters, .. } if parameter.name != "datagroup" => {
                look_through(parameters, found);
            }
            _ => {}
        }
    }
}
