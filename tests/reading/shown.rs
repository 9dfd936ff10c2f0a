//! Declarations and findings as text.

use std::fmt::Write;

use cloudtrail_lookml::diagnostic::Diagnostics;
use cloudtrail_lookml::lookml::File;
use serde_json::Value;

/// What a file declares, without the parameters that it does not give.
pub(crate) fn shown_file(file: &File) -> String {
    let value = match file {
        File::Lookml(declarations) => serde_json::to_value(declarations),
        File::Dashboards(dashboards) => serde_json::to_value(dashboards),
    };
    let mut value = without_empty(value.expect("a value in JSON"));
    // Whether `serde_json` keeps the order depends on the features of other crates.
    value.sort_all_objects();
    serde_json::to_string_pretty(&value).expect("a text in JSON")
}

fn without_empty(value: Value) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    match value {
        Value::Array(items) => items.into_iter().map(without_empty).collect(),
        Value::Object(entries) => entries
            .into_iter()
            .filter(|(_, value)| !is_empty(value))
            .map(|(key, value)| (key, without_empty(value)))
            .collect(),
        other => other,
    }
}

/// The findings, each with its line and column and what stands there.
pub(crate) fn shown_findings(findings: &Diagnostics) -> String {
    let mut shown = String::new();
    for finding in findings {
        let _ = writeln!(
            shown,
            "{:?}[{}]: {}",
            finding.level, finding.code, finding.message
        );
        if let Some(place) = &finding.place {
            let text = &place.source.text;
            let before = &text[..place.span.start];
            let line = 1 + before.matches('\n').count();
            let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
            let there = text[place.span.clone()].escape_debug();
            let _ = writeln!(shown, "  at {line}:{column} `{there}` {}", place.label);
        }
        for note in &finding.notes {
            let _ = writeln!(shown, "  note: {note}");
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(shown, "  help: {help}");
        }
    }
    shown
}
