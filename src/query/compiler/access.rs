//! Reads parameters that have no type of their own.

use crate::lookml::{Parameter, Value};

/// The parameter of that name.
pub(super) fn parameter<'a>(parameters: &'a [Parameter], name: &str) -> Option<&'a Parameter> {
    parameters.iter().find(|parameter| parameter.name == name)
}

/// The word or the text of a parameter.
pub(super) fn word<'a>(parameters: &'a [Parameter], name: &str) -> Option<&'a str> {
    text(&parameter(parameters, name)?.value)
}

/// The items of a list.
pub(super) fn list<'a>(parameters: &'a [Parameter], name: &str) -> Vec<&'a str> {
    match parameter(parameters, name).map(|parameter| &parameter.value) {
        Some(Value::List(items)) => items.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

/// The pairs of `name: [field: "value"]` inside of a block.
pub(super) fn pairs<'a>(parameters: &'a [Parameter], name: &str) -> Vec<(&'a str, &'a str)> {
    match parameter(parameters, name).map(|parameter| &parameter.value) {
        Some(Value::Pairs(pairs)) => pairs
            .iter()
            .filter_map(|(key, value)| Some((key.as_str(), text(value)?)))
            .collect(),
        _ => Vec::new(),
    }
}

/// What stands between the braces of a block.
pub(super) fn block(parameter: &Parameter) -> &[Parameter] {
    match &parameter.value {
        Value::Block { parameters, .. } => parameters,
        _ => &[],
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Word(text) | Value::Text(text) | Value::Expression(text) => Some(text),
        _ => None,
    }
}
