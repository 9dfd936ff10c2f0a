//! YAML -> `Dashboard`, `DashboardFilter`, `Element`.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::lookml::{Dashboard, DashboardFilter, DashboardValue, Element, Origin, Part, Span};
use crate::syntax::finding::Findings;
use crate::yaml::{Entry, Node, Value};

/// Keys without a place in the model.
type Other = Vec<(String, DashboardValue)>;

pub(super) fn dashboard(
    source: &Arc<SourceText>,
    item: &Node,
    entries: &[Entry],
    findings: &mut Findings<'_>,
) -> Dashboard {
    let mut dashboard = Dashboard::default();
    let mut id = None;
    for entry in entries {
        let value = &entry.value;
        let is_taken = match &*entry.key {
            "dashboard" => put(&mut id, text(value)),
            "title" => put(&mut dashboard.title, text(value)),
            "description" => put(&mut dashboard.description, text(value)),
            "layout" => put(&mut dashboard.layout, text(value)),
            "preferred_viewer" => put(&mut dashboard.preferred_viewer, text(value)),
            "crossfilter_enabled" => put(&mut dashboard.crossfilter_enabled, boolean(value)),
            "filters" => list(source, entry, &mut dashboard.filters, findings, filter),
            "elements" => list(source, entry, &mut dashboard.elements, findings, element),
            _ => false,
        };
        keep(is_taken, &mut dashboard.other, entry);
    }
    dashboard.id = id.unwrap_or_default();
    dashboard.origin = origin(source, item, entries, &["dashboard"]);
    dashboard
}

fn filter(source: &Arc<SourceText>, item: &Node, entries: &[Entry]) -> DashboardFilter {
    let mut filter = DashboardFilter::default();
    let mut name = None;
    for entry in entries {
        let value = &entry.value;
        let is_taken = match &*entry.key {
            "name" => put(&mut name, text(value)),
            "title" => put(&mut filter.title, text(value)),
            "type" => put(&mut filter.filter_type, text(value)),
            "default_value" => put(&mut filter.default_value, text(value)),
            "allow_multiple_values" => put(&mut filter.allow_multiple_values, boolean(value)),
            "required" => put(&mut filter.required, boolean(value)),
            "ui_config" => put(&mut filter.ui_config, not_null(value)),
            "model" => put(&mut filter.model, text(value)),
            "explore" => put(&mut filter.explore, text(value)),
            "field" => put(&mut filter.field, text(value)),
            "listens_to_filters" => put(&mut filter.listens_to_filters, texts(value)),
            _ => false,
        };
        keep(is_taken, &mut filter.other, entry);
    }
    filter.name = name.unwrap_or_default();
    filter.origin = origin(source, item, entries, &["name", "title"]);
    filter
}

fn element(source: &Arc<SourceText>, item: &Node, entries: &[Entry]) -> Element {
    let mut element = Element::default();
    for entry in entries {
        let value = &entry.value;
        let is_taken = take_query(&mut element, &entry.key, value)
            || take_text(&mut element, &entry.key, value)
            || match &*entry.key {
                "row" => put(&mut element.row, number(value)),
                "col" => put(&mut element.col, number(value)),
                "width" => put(&mut element.width, number(value)),
                "height" => put(&mut element.height, number(value)),
                _ => false,
            };
        keep(is_taken, &mut element.other, entry);
    }
    element.origin = origin(source, item, entries, &["name", "title", "title_text"]);
    element
}

/// What the tile asks for.
fn take_query(element: &mut Element, key: &str, value: &Node) -> bool {
    match key {
        "model" => put(&mut element.model, text(value)),
        "explore" => put(&mut element.explore, text(value)),
        "fields" => put(&mut element.fields, texts(value)),
        "pivots" => put(&mut element.pivots, texts(value)),
        "fill_fields" => put(&mut element.fill_fields, texts(value)),
        "filters" => put_pairs(&mut element.filters, value),
        "sorts" => put(&mut element.sorts, texts(value)),
        "limit" => put(&mut element.limit, number(value)),
        "column_limit" => put(&mut element.column_limit, number(value)),
        "hidden_fields" => put(&mut element.hidden_fields, texts(value)),
        "dynamic_fields" => put(&mut element.dynamic_fields, not_null(value)),
        "listen" => put_pairs(&mut element.listen, value),
        _ => false,
    }
}

/// What the tile says.
fn take_text(element: &mut Element, key: &str, value: &Node) -> bool {
    let place = match key {
        "name" => &mut element.name,
        "title" => &mut element.title,
        "type" => &mut element.element_type,
        "title_text" => &mut element.title_text,
        "subtitle_text" => &mut element.subtitle_text,
        "body_text" => &mut element.body_text,
        "note_text" => &mut element.note_text,
        "note_state" => &mut element.note_state,
        "note_display" => &mut element.note_display,
        _ => return false,
    };
    put(place, text(value))
}

/// Takes a list of mappings; an item of another kind is a finding.
fn list<T>(
    source: &Arc<SourceText>,
    entry: &Entry,
    place: &mut Vec<T>,
    findings: &mut Findings<'_>,
    read: impl Fn(&Arc<SourceText>, &Node, &[Entry]) -> T,
) -> bool {
    let Value::Sequence(items) = &entry.value.value else {
        return false;
    };
    if items.is_empty() || !place.is_empty() {
        return false;
    }
    for item in items {
        match &item.value {
            Value::Mapping(entries) => place.push(read(source, item, entries)),
            _ => findings.item_without_keys(&entry.key, item.span.clone()),
        }
    }
    true
}

fn keep(is_taken: bool, other: &mut Other, entry: &Entry) {
    if !is_taken {
        other.push((entry.key.to_string(), held(&entry.value)));
    }
}

/// Puts a value into its place, if there is one and the place is free.
fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let is_taken = place.is_none() && value.is_some();
    if is_taken {
        *place = value;
    }
    is_taken
}

/// Puts texts by key into their place, if there is one.
fn put_pairs(place: &mut Vec<(String, String)>, value: &Node) -> bool {
    let Value::Mapping(entries) = &value.value else {
        return false;
    };
    let pairs: Option<Vec<_>> = entries
        .iter()
        .map(|entry| match &entry.value.value {
            // A filter without a value is the filter for any value.
            Value::Scalar { .. } => {
                let text = entry.value.text().unwrap_or_default();
                Some((entry.key.to_string(), text.to_owned()))
            }
            _ => None,
        })
        .collect();
    match pairs {
        Some(pairs) if !pairs.is_empty() && place.is_empty() => {
            *place = pairs;
            true
        }
        _ => false,
    }
}

fn text(node: &Node) -> Option<String> {
    node.text().map(str::to_owned)
}

fn texts(node: &Node) -> Option<Vec<String>> {
    match &node.value {
        Value::Sequence(items) => items.iter().map(text).collect(),
        _ => None,
    }
}

fn number(node: &Node) -> Option<u32> {
    node.text()?.parse().ok()
}

fn boolean(node: &Node) -> Option<bool> {
    match &node.value {
        Value::Scalar { text, is_quoted } if !is_quoted => truth(text),
        _ => None,
    }
}

fn not_null(node: &Node) -> Option<DashboardValue> {
    (!node.is_null()).then(|| held(node))
}

fn held(node: &Node) -> DashboardValue {
    match &node.value {
        _ if node.is_null() => DashboardValue::Null,
        Value::Scalar { text, is_quoted } if !is_quoted => held_plain(text),
        Value::Scalar { text, .. } => DashboardValue::from(&**text),
        Value::Sequence(items) => DashboardValue::List(items.iter().map(held).collect()),
        Value::Mapping(entries) => {
            let pair = |entry: &Entry| (entry.key.to_string(), held(&entry.value));
            DashboardValue::Mapping(entries.iter().map(pair).collect())
        }
    }
}

fn held_plain(text: &str) -> DashboardValue {
    match truth(text) {
        Some(value) => DashboardValue::Boolean(value),
        None if is_number(text) => DashboardValue::Number(text.to_owned()),
        None => DashboardValue::from(text),
    }
}

/// The truth values of YAML 1.1 as the reader in Ruby knows them, which Looker uses.
fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// Digits with a sign, a point and an exponent in their places.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_exponent = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        !digits.is_empty() && is_digits(digits)
    };
    !(whole.is_empty() && fraction.is_empty())
        && is_digits(whole)
        && is_digits(fraction)
        && exponent.is_none_or(is_exponent)
}

/// Where an item stands; its name is the value of the first of these keys that it has.
fn origin(source: &Arc<SourceText>, item: &Node, entries: &[Entry], names: &[&str]) -> Origin {
    let begin = entries.first().map_or(&item.span, |entry| &entry.key_span);
    let name = names
        .iter()
        .find_map(|name| entries.iter().find(|entry| &*entry.key == *name))
        .map_or(begin, |entry| &entry.value.span);
    let part = Part {
        key: span(begin),
        value: span(&item.span),
        parts: entries.iter().map(entry_part).collect(),
    };
    Origin::new(source, span(name), part)
}

fn entry_part(entry: &Entry) -> Part {
    Part {
        key: span(&entry.key_span),
        ..node_part(&entry.value)
    }
}

fn node_part(node: &Node) -> Part {
    let parts = match &node.value {
        Value::Scalar { .. } => Box::default(),
        Value::Sequence(items) => items.iter().map(node_part).collect(),
        Value::Mapping(entries) => entries.iter().map(entry_part).collect(),
    };
    Part {
        parts,
        ..Part::item(span(&node.span))
    }
}

/// The reader reads no text that is too long for 32 bits.
fn span(range: &Range<usize>) -> Span {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(number(range.start), number(range.end))
}
