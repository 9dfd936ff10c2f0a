//! The parameters of a declaration by name, each as one text, whatever their types are.
//!
//! The model of LookML serializes under LookML's own words, so that a parameter which gets a type of its
//! own tomorrow is compared tomorrow.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::lookml::{SqlInside, SqlPieceKind, sql_pieces};

/// The parameters of a declaration, without those whose names are in `except`.
pub(super) fn parameters(declared: &impl Serialize, except: &[&str]) -> BTreeMap<String, String> {
    let Ok(Value::Object(members)) = serde_json::to_value(declared) else {
        return BTreeMap::new();
    };
    let mut parameters = Parameters(BTreeMap::new());
    for (name, value) in &members {
        if except.contains(&name.as_str()) {
            continue;
        }
        match (name.as_str(), value) {
            ("other", Value::Array(others)) => {
                for other in others {
                    parameters.other(other, except);
                }
            }
            _ => parameters.add(as_written(name), value),
        }
    }
    parameters.0
}

/// What differs between two declarations: the parameter, its value before, its value after.
pub(super) fn differences(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<(String, Option<String>, Option<String>)> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| {
            let (from, to) = (before.get(name), after.get(name));
            let is_same = match (from, to) {
                (Some(from), Some(to)) => is_same(name, from, to),
                _ => false,
            };
            (!is_same).then(|| (name.clone(), from.cloned(), to.cloned()))
        })
        .collect()
}

/// Whether two values say the same: of SQL the layout does not count.
pub(super) fn is_same(parameter: &str, before: &str, after: &str) -> bool {
    before == after || parameter.starts_with("sql") && layout_free(before) == layout_free(after)
}

/// SQL with one blank for each row of blanks outside of quotes.
pub(super) fn layout_free(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    for piece in sql_pieces(sql) {
        if piece.kind != SqlPieceKind::Text || piece.inside != SqlInside::Nothing {
            text.push_str(piece.text);
            continue;
        }
        for character in piece.text.chars() {
            if !character.is_whitespace() {
                text.push(character);
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
        }
    }
    text.trim().to_owned()
}

/// Blocks that may stand several times are a list in the model, under the name of many.
fn as_written(name: &str) -> &str {
    match name {
        "allowed_values" => "allowed_value",
        "asserts" => "assert",
        "columns" => "column",
        "links" => "link",
        name => name,
    }
}

struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// A parameter with a type of its own; one without a value is none.
    fn add(&mut self, name: &str, value: &Value) {
        let is_missing = match value {
            Value::Null => true,
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !is_missing {
            self.insert(name.to_owned(), shown(value));
        }
    }

    /// A parameter of LookML without a type (`{name, value}`), or a key of a dashboard (`[key, value]`).
    fn other(&mut self, other: &Value, except: &[&str]) {
        let (name, value) = match other {
            Value::Array(pair) => match pair.as_slice() {
                [Value::String(name), value] => (name, value),
                _ => return,
            },
            other => match (&other["name"], &other["value"]) {
                (Value::String(name), value) => (name, value),
                _ => return,
            },
        };
        if except.contains(&name.as_str()) {
            return;
        }
        match &value["value"]["name"] {
            Value::String(block) if value["form"] == "block" => {
                self.insert(format!("{name} {block}"), shown(value));
            }
            _ => self.insert(name.clone(), shown(value)),
        }
    }

    /// A parameter that may stand several times has all its values.
    fn insert(&mut self, name: String, value: String) {
        self.0
            .entry(name)
            .and_modify(|before| {
                before.push('\n');
                before.push_str(&value);
            })
            .or_insert(value);
    }
}

/// A value as a person would read it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => list(items),
        Value::Object(members) => match (members.get("form"), members.get("value")) {
            (Some(Value::String(form)), value) => with_form(form, value.unwrap_or(&Value::Null)),
            _ => block(members),
        },
        other => other.to_string(),
    }
}

/// A filter as `field: expression`, any other block with its parameters.
fn block(members: &Map<String, Value>) -> String {
    if let (Some(field), Some(expression)) = (members.get("field"), members.get("expression")) {
        return format!("{}: {}", shown(field), shown(expression));
    }
    // By name: the order of a JSON object depends on which crates are built with this one.
    let members: BTreeMap<&String, &Value> = members
        .iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    let members: Vec<String> = members
        .into_iter()
        .map(|(name, value)| format!("{}: {}", as_written(name), shown(value)))
        .collect();
    format!("{{ {} }}", members.join("  "))
}

fn list(items: &[Value]) -> String {
    let item = |item: &Value| match item {
        Value::Array(pair) if pair.len() == 2 => {
            format!("{}: {}", shown(&pair[0]), shown(&pair[1]))
        }
        item => shown(item),
    };
    let items: Vec<String> = items.iter().map(item).collect();
    items.join(", ")
}

/// A value whose form in the file is known.
fn with_form(form: &str, value: &Value) -> String {
    match form {
        "block" => {
            let Some(Value::Array(parameters)) = value.get("parameters") else {
                return String::new();
            };
            let parameters: Vec<String> = parameters
                .iter()
                .map(|parameter| {
                    format!(
                        "{}: {}",
                        shown(&parameter["name"]),
                        shown(&parameter["value"])
                    )
                })
                .collect();
            format!("{{ {} }}", parameters.join("  "))
        }
        "list" => format!("[{}]", shown(value)),
        "null" => "null".to_owned(),
        _ => shown(value),
    }
}
