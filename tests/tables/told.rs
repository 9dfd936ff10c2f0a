//! Tables, layouts and findings as plain text, for snapshots.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;

use cloudtrail_lookml::cloudtrail::PartitionLayout;
use cloudtrail_lookml::diagnostic::{Diagnostic, Diagnostics, Level};
use cloudtrail_lookml::glue::{Column, Table};

/// A table, a part of it a line.
pub(crate) fn table(table: &Table) -> String {
    let mut told = format!("table {}", table.full_name());
    for (what, value) in [
        ("type", &table.table_type),
        ("comment", &table.comment),
        ("location", &table.storage.location),
        ("input format", &table.storage.input_format),
        ("output format", &table.storage.output_format),
        ("SerDe", &table.storage.serde.serialization_library),
    ] {
        if let Some(value) = value {
            write!(told, "\n{what}: {value}").unwrap();
        }
    }
    for (key, value) in &table.storage.serde.parameters {
        write!(told, "\nSerDe property {key:?} = {value:?}").unwrap();
    }
    for (key, value) in &table.parameters {
        write!(told, "\nproperty {key:?} = {value:?}").unwrap();
    }
    format!("{told}\n{}\n", columns(table))
}

/// The columns and partition keys of a table, one a line.
pub(crate) fn columns(table: &Table) -> String {
    let columns = table.columns.iter().map(|column| one("column", column));
    let keys = table
        .partition_keys
        .iter()
        .map(|key| one("partition key", key));
    columns.chain(keys).collect()
}

fn one(kind: &str, column: &Column) -> String {
    let hive_type = column
        .hive_type
        .as_ref()
        .map_or("(no type)".to_owned(), ToString::to_string);
    let comment = column
        .comment
        .as_ref()
        .map_or(String::new(), |comment| format!(" -- {comment}"));
    format!("{kind} {} {hive_type}{comment}\n", column.name)
}

/// A layout: what the person is told, and all of it.
pub(crate) fn layout(layout: &PartitionLayout) -> String {
    format!("{}\n{layout:#?}\n\n", layout.summary())
}

/// Findings, as a person reads them.
pub(crate) fn diagnostics(diagnostics: &Diagnostics) -> String {
    let told: Vec<String> = diagnostics.iter().map(diagnostic).collect();
    told.join("\n")
}

fn diagnostic(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.level {
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let mut told = format!("{level}[{}]: {}\n", diagnostic.code, diagnostic.message);
    if let Some(place) = &diagnostic.place {
        let text = &place.source.text;
        let before = &text[..place.span.start];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        let excerpt = text[place.span.clone()].escape_debug();
        let label = Some(&place.label).filter(|label| !label.is_empty());
        let label = label.map_or(String::new(), |label| format!(" {label}"));
        writeln!(
            told,
            "  --> {}:{line}:{column}: `{excerpt}`{label}",
            place.source.name
        )
        .unwrap();
    }
    for note in &diagnostic.notes {
        writeln!(told, "  = {note}").unwrap();
    }
    if let Some(help) = &diagnostic.help {
        writeln!(told, "  help: {help}").unwrap();
    }
    told
}
