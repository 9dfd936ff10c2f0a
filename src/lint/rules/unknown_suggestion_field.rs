//! # What it does
//! Finds `suggest_explore` and `suggest_dimension` that name nothing.
//!
//! # Why is this bad?
//! Looker says `Unknown or excluded suggest_dimension`, and the filter offers no values.
//!
//! # Example
//! ```lookml
//! dimension: principal { suggest_explore: people  suggest_dimension: people.nam }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: principal { suggest_explore: people  suggest_dimension: people.name }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>
//! <https://cloud.google.com/looker/docs/reference/param-field-suggest-dimension>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{Diagnostic, near_word};
use crate::lint::missing_field::in_explore;
use crate::lint::scope::Scope;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Parameter, Value};
use crate::resolve::{Explore, Field, Model, View};

pub(super) const RULE: Rule = Rule {
    name: "unknown-suggestion-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_suggestion_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            for field in &view.fields {
                findings.0.extend(check_field(model, &scope, view, field));
            }
        }
    }
}

fn check_field<'p>(
    model: &Model<'p>,
    scope: &Scope<'_, 'p>,
    view: &View<'p>,
    field: &Field<'p>,
) -> Option<Diagnostic> {
    let dimension = text_of(field, "suggest_dimension");
    let Some((parameter, explore)) = text_of(field, "suggest_explore") else {
        let (parameter, name) = dimension?;
        let missing = scope.missing(view, name)?;
        let message = format!("suggestions come from `{name}`, but {}", missing.reason());
        let place = parameter.origin.value().map(|it| it.place());
        return Some(missing.tell(RULE.finding(message).on(place)));
    };
    let Some(found) = model.explore(explore) else {
        let near = near_word(explore, model.explores.iter().map(Explore::name));
        let finding = RULE.finding(format!(
            "suggestions come from the explore `{explore}`, which is not there"
        ));
        let finding = finding.on(parameter.origin.value().map(|it| it.place()));
        return (!model.is_open).then(|| match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("include the file that declares it"),
        });
    };
    let (parameter, name) = dimension?;
    let missing = in_explore(found, name)?;
    let message = format!("suggestions come from `{name}`, but {}", missing.reason());
    let place = parameter.origin.value().map(|it| it.place());
    Some(missing.tell(RULE.finding(message).on(place)))
}

fn text_of<'r>(field: &'r Field<'_>, key: &str) -> Option<(&'r Parameter, &'r str)> {
    let parameter = field.declared.other.iter().find(|it| it.name == key)?;
    match &parameter.value {
        Value::Word(text) | Value::Text(text) => Some((parameter, text)),
        _ => None,
    }
}
