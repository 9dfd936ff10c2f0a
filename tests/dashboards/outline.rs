//! A dashboard as text: a line for each thing, JSON for the values.

use std::fmt::Write as _;

use cloudtrail_lookml::lookml::{Dashboard, DashboardFilter, DashboardValue, Element};
use serde_json::Value;

/// The whole dashboard.
pub(crate) fn outline(dashboard: &Dashboard) -> String {
    let mut text = String::new();
    line(&mut text, "dashboard", &json!(dashboard.id));
    line(&mut text, "title", &json!(dashboard.title));
    line(&mut text, "description", &json!(dashboard.description));
    let page = (
        &dashboard.layout,
        &dashboard.preferred_viewer,
        dashboard.crossfilter_enabled,
    );
    line(&mut text, "page", &json!(page));
    for filter in &dashboard.filters {
        push_filter(&mut text, filter);
    }
    for element in &dashboard.elements {
        push_element(&mut text, element);
    }
    text
}

/// The names of a tile's table calculations.
pub(crate) fn calculations(element: &Element) -> Vec<String> {
    let value = element
        .dynamic_fields
        .as_ref()
        .map(plain)
        .unwrap_or_default();
    let entries = value.as_array().cloned().unwrap_or_default();
    let name = |entry: &Value| entry["table_calculation"].as_str().unwrap().to_owned();
    entries.iter().map(name).collect()
}

/// What looks like `view.field` in the look and the calculations of a tile.
pub(crate) fn mentioned_fields(element: &Element) -> Vec<String> {
    let mut texts = Vec::new();
    for value in element
        .other
        .iter()
        .map(|(_, value)| value)
        .chain(&element.dynamic_fields)
    {
        collect_texts(&plain(value), &mut texts);
    }
    let words = texts
        .iter()
        .flat_map(|text| text.split(['$', '{', '}', ' ', '(', ')', ',']));
    let views = [
        "sign_in.",
        "cloudtrail.",
        "ip_geolocation.",
        "security_group_rule.",
        "new_error_code.",
        "iam_change.",
        "bucket_reader.",
    ];
    let is_field = |word: &&str| views.iter().any(|view| word.starts_with(view));
    words.filter(is_field).map(str::to_owned).collect()
}

fn collect_texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| collect_texts(value, texts)),
        Value::Object(entries) => {
            for (key, value) in entries {
                texts.push(key.clone());
                collect_texts(value, texts);
            }
        }
        _ => {}
    }
}

macro_rules! json {
    ($value:expr) => {
        serde_json::to_value(&$value).unwrap()
    };
}
use json;

fn push_filter(text: &mut String, filter: &DashboardFilter) {
    let _ = write!(text, "\nfilter {}\n", filter.name);
    line(text, "type", &json!(filter.filter_type));
    line(
        text,
        "field",
        &json!((&filter.model, &filter.explore, &filter.field)),
    );
    let value = (
        &filter.default_value,
        filter.required,
        filter.allow_multiple_values,
    );
    line(text, "value", &json!(value));
    line(
        text,
        "ui_config",
        &filter.ui_config.as_ref().map(plain).unwrap_or_default(),
    );
}

fn push_element(text: &mut String, element: &Element) {
    let name = element.name.as_deref().unwrap_or_default();
    let place = [element.row, element.col, element.width, element.height].map(Option::unwrap);
    let _ = write!(
        text,
        "\n{name} at row {}, col {}, {} x {}\n",
        place[0], place[1], place[2], place[3]
    );
    line(text, "type", &json!(element.element_type));
    line(text, "title", &json!(element.title));
    line(text, "title_text", &json!(element.title_text));
    line(text, "body_text", &json!(element.body_text));
    line(text, "explore", &json!((&element.model, &element.explore)));
    line(text, "fields", &json!(element.fields));
    line(text, "pivots", &json!(element.pivots));
    line(text, "fill_fields", &json!(element.fill_fields));
    line(text, "filters", &json!(element.filters));
    line(text, "sorts", &json!(element.sorts));
    line(
        text,
        "limits",
        &json!((element.limit, element.column_limit)),
    );
    line(text, "hidden_fields", &json!(element.hidden_fields));
    line(
        text,
        "dynamic_fields",
        &element
            .dynamic_fields
            .as_ref()
            .map(plain)
            .unwrap_or_default(),
    );
    line(text, "listen", &json!(element.listen));
    line(
        text,
        "note",
        &json!((
            &element.note_display,
            &element.note_state,
            &element.note_text
        )),
    );
    for (key, value) in &element.other {
        line(text, key, &plain(value));
    }
}

/// Nothing is written for what is not there.
fn line(text: &mut String, key: &str, value: &Value) {
    let is_nothing = match value {
        Value::Null => true,
        Value::Array(values) => values.iter().all(Value::is_null),
        _ => false,
    };
    if !is_nothing {
        // Whether `serde_json` keeps the order depends on the features of other crates.
        let mut value = value.clone();
        value.sort_all_objects();
        let _ = writeln!(text, "  {key}: {value}");
    }
}

/// The value as JSON has it.
fn plain(value: &DashboardValue) -> Value {
    match value {
        DashboardValue::Null => Value::Null,
        DashboardValue::Boolean(value) => Value::Bool(*value),
        DashboardValue::Number(number) => serde_json::from_str(number).unwrap(),
        DashboardValue::Text(text) => Value::String(text.clone()),
        DashboardValue::List(values) => values.iter().map(plain).collect(),
        DashboardValue::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect(),
    }
}
