//! # What it does
//! Finds names in `order_by_field`, `required_fields`, `list_field`, `label_from_parameter`, `based_on`,
//! `start_location_field` and `end_location_field` that stand for no field.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`; without it values come in another order than was meant.
//!
//! # Example
//! ```lookml
//! dimension: day_name { order_by_field: day_indx }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: day_name { order_by_field: day_index }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-order-by-field>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::lint::scope::Scope;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Parameter, Value};

pub(super) const RULE: Rule = Rule {
    name: "unknown-named-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_named_field.rs"),
    check: Check::Project(check),
};

/// Parameters whose value names one field or a list of fields.
const KEYS: [&str; 6] = [
    "required_fields",
    "list_field",
    "label_from_parameter",
    "based_on",
    "start_location_field",
    "end_location_field",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            for field in &view.fields {
                let declared = &field.declared;
                let mut names = Vec::new();
                if let Some(name) = &declared.order_by_field {
                    let place = field.origin_of("order_by_field").map(|it| it.place());
                    names.push(("order_by_field", name.as_str(), place));
                }
                let others = declared
                    .other
                    .iter()
                    .filter(|it| KEYS.contains(&it.name.as_str()));
                names.extend(others.flat_map(names_of));
                for (key, name, place) in names {
                    if let Some(missing) = scope.missing(view, name) {
                        let message = format!(
                            "the field `{}.{}` names `{name}` in `{key}`, but {}",
                            view.name(),
                            declared.name,
                            missing.reason()
                        );
                        findings.push(missing.tell(RULE.finding(message).on(place)));
                    }
                }
            }
        }
    }
}

fn names_of(parameter: &Parameter) -> Vec<(&str, &str, Option<Place>)> {
    let key = parameter.name.as_str();
    let located = parameter.origin.value();
    match &parameter.value {
        Value::Word(name) | Value::Text(name) => {
            vec![(key, name.as_str(), located.map(|it| it.place()))]
        }
        Value::List(items) => {
            let items = items.iter().enumerate();
            let names = items.filter_map(|(index, item)| match item {
                Value::Word(name) | Value::Text(name) => {
                    let place = located.and_then(|it| Some(it.item(index)?.place()));
                    Some((key, name.as_str(), place))
                }
                _ => None,
            });
            names.collect()
        }
        _ => Vec::new(),
    }
}
