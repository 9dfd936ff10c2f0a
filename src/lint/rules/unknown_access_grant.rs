//! # What it does
//! Finds `required_access_grants` that name no `access_grant` of the model.
//!
//! # Why is this bad?
//! Looker refuses the model; who may see the field is not what was meant.
//!
//! # Example
//! ```lookml
//! dimension: source_ip { required_access_grants: [securty] }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: source_ip { required_access_grants: [security] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-access-grant>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Parameter, Value};

pub(super) const RULE: Rule = Rule {
    name: "unknown-access-grant",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_access_grant.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        if model.is_open {
            continue;
        }
        let own: Vec<&str> = model.access_grants().map(|it| it.name).collect();
        let mut lists: Vec<&[Parameter]> = Vec::new();
        for view in &model.views {
            lists.push(view.other());
            lists.extend(view.fields.iter().map(|it| it.declared.other.as_slice()));
        }
        for explore in &model.explores {
            lists.push(&explore.declared.other);
            lists.extend(explore.joins.iter().map(|it| it.declared.other.as_slice()));
        }
        let parameters = lists.into_iter().flatten();
        for parameter in parameters.filter(|it| it.name == "required_access_grants") {
            check_list(parameter, &own, findings);
        }
    }
}

fn check_list(parameter: &Parameter, own: &[&str], findings: &mut Diagnostics) {
    let Value::List(items) = &parameter.value else {
        return;
    };
    for (index, item) in items.iter().enumerate() {
        let (Value::Word(name) | Value::Text(name)) = item else {
            continue;
        };
        if own.contains(&name.as_str()) {
            continue;
        }
        let place = parameter
            .origin
            .value()
            .and_then(|it| Some(it.item(index)?.place()));
        let finding = RULE
            .finding(format!("the model has no access grant `{name}`"))
            .on(place);
        findings.push(match near_word(name, own.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!(
                "declare `access_grant: {name} {{ .. }}` in the model"
            )),
        });
    }
}
