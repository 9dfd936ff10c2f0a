//! A dashboard as a tree of values: as the model has it, and as a reader of YAML finds it.

use std::collections::BTreeMap;

use cloudtrail_lookml::lookml::Dashboard;
use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::Value;

/// A value of YAML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    /// Without quotes: a number, a truth value, or nothing.
    Plain(String),
    /// In quotes.
    Text(String),
    List(Vec<Tree>),
    Mapping(BTreeMap<String, Tree>),
}

/// What the reader finds in a text.
pub(crate) fn read(text: &str) -> Result<Tree, String> {
    let mut events = Vec::new();
    for next in Parser::new_from_str(text) {
        let (event, _) = next.map_err(|error| error.to_string())?;
        if !matches!(
            event,
            Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(..)
                | Event::DocumentEnd
                | Event::Comment(..)
        ) {
            events.push(event);
        }
    }
    let mut events = events.into_iter();
    let tree = read_value(&mut events)?;
    match events.next() {
        None => Ok(tree),
        Some(event) => Err(format!("more than one value: {event:?}")),
    }
}

fn read_value<'e>(events: &mut impl Iterator<Item = Event<'e>>) -> Result<Tree, String> {
    let event = events.next().ok_or("nothing")?;
    read_from(event, events)
}

fn read_from<'e>(
    event: Event<'e>,
    events: &mut impl Iterator<Item = Event<'e>>,
) -> Result<Tree, String> {
    match event {
        Event::Scalar(text, ScalarStyle::DoubleQuoted, ..) => Ok(Tree::Text(text.into_owned())),
        Event::Scalar(text, ScalarStyle::Plain, ..) => Ok(Tree::Plain(text.into_owned())),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            loop {
                match events.next().ok_or("a list without an end")? {
                    Event::SequenceEnd => return Ok(Tree::List(items)),
                    event => items.push(read_from(event, events)?),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut entries = BTreeMap::new();
            loop {
                let key = match events.next().ok_or("a mapping without an end")? {
                    Event::MappingEnd => return Ok(Tree::Mapping(entries)),
                    Event::Scalar(key, ..) => key.into_owned(),
                    event => return Err(format!("a key that is no text: {event:?}")),
                };
                entries.insert(key, read_value(events)?);
            }
        }
        event => Err(format!("unexpected {event:?}")),
    }
}

/// What the reader should find for these dashboards.
pub(crate) fn expected(dashboards: &[Dashboard]) -> Tree {
    Tree::List(
        dashboards
            .iter()
            .map(|dashboard| of_block("", &json(dashboard)))
            .collect(),
    )
}

fn json(dashboard: &Dashboard) -> Value {
    serde_json::to_value(dashboard).unwrap_or_default()
}

/// A struct of the model: its parts under their names, those without a type of their own too.
fn of_block(path: &str, block: &Value) -> Tree {
    let mut entries = BTreeMap::new();
    for (key, value) in block.as_object().into_iter().flatten() {
        let is_absent =
            value.is_null() || (value == &Value::Array(Vec::new()) && key != "listens_to_filters");
        match key.as_str() {
            "other" => entries.extend(pairs(value).map(|(k, v)| (k, of_value(v)))),
            _ if is_absent => {}
            "id" => drop(entries.insert("dashboard".to_owned(), of_plain(value))),
            "filters" | "listen" if path == "elements" => {
                let pairs = pairs(value).map(|(k, v)| (k, of_plain(v))).collect();
                entries.insert(key.clone(), Tree::Mapping(pairs));
            }
            "filters" | "elements" => {
                let blocks = value.as_array().into_iter().flatten();
                let blocks = blocks.map(|block| of_block(key, block)).collect();
                entries.insert(key.clone(), Tree::List(blocks));
            }
            "ui_config" | "dynamic_fields" => drop(entries.insert(key.clone(), of_value(value))),
            _ => drop(entries.insert(key.clone(), of_plain(value))),
        }
    }
    Tree::Mapping(entries)
}

fn pairs(value: &Value) -> impl Iterator<Item = (String, &Value)> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|pair| Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?)))
}

/// A typed part of the model.
fn of_plain(value: &Value) -> Tree {
    match value {
        Value::String(text) => Tree::Text(text.clone()),
        Value::Array(items) => Tree::List(items.iter().map(of_plain).collect()),
        other => Tree::Plain(other.to_string()),
    }
}

/// A `DashboardValue`.
fn of_value(value: &Value) -> Tree {
    let content = &value["value"];
    match value["form"].as_str() {
        Some("number") => Tree::Plain(content.as_str().unwrap_or_default().to_owned()),
        Some("list") => Tree::List(
            content
                .as_array()
                .into_iter()
                .flatten()
                .map(of_value)
                .collect(),
        ),
        Some("mapping") => Tree::Mapping(pairs(content).map(|(k, v)| (k, of_value(v))).collect()),
        _ => of_plain(content),
    }
}
