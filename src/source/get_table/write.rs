//! Writes a table as get-table JSON that is the same as long as the table's schema is.
//!
//! The answer of `aws glue get-table` holds times, owners, versions and statistics, and its parameters
//! come in another order each time.
//! What is written here is what describes the data, in one order, a column a line, so that a change of
//! the schema is what a review shows.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_json::Value;

use crate::glue::{Column, Table};

/// The table parameters that say how the data is read; those that begin as in [`KEPT_BEGINNINGS`] too.
///
/// The others are what programs write about the table: times, statistics, marks of a crawler.
const KEPT: &[&str] = &[
    "classification",
    "comment",
    "has_encrypted_data",
    "skip.header.line.count",
    "table_type",
];

/// Beginnings of the properties of partition projection, misspelt ones included, of which the program
/// warns.
const KEPT_BEGINNINGS: &[&str] = &["projection", "storage.location"];

/// The JSON, which [`parse`](super::parse) reads back; it ends in a line break.
#[must_use]
pub fn write(table: &Table) -> String {
    let mut top = Members::new(2);
    top.text("Name", Some(&table.name));
    top.text("DatabaseName", table.database.as_ref());
    if table.parameter("comment").is_none() {
        top.text("Description", table.comment.as_ref());
    }
    top.text("TableType", table.table_type.as_ref());
    top.json("StorageDescriptor", storage(table));
    top.json("PartitionKeys", columns(&table.partition_keys, 2));
    top.json("Parameters", map(kept(&table.parameters), 2));
    format!("{{\"Table\": {}}}\n", top.close())
}

/// The table parameters that [`write`] leaves out, sorted.
#[must_use]
pub fn left_out(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = table
        .parameters
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| !is_kept(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn storage(table: &Table) -> String {
    let storage = &table.storage;
    let serde = &storage.serde;
    let parameters = serde
        .parameters
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let mut info = Members::new(6);
    info.text("SerializationLibrary", serde.serialization_library.as_ref());
    info.json("Parameters", map(parameters.collect(), 6));
    let mut members = Members::new(4);
    members.json("Columns", columns(&table.columns, 4));
    members.text("Location", storage.location.as_ref());
    members.text("InputFormat", storage.input_format.as_ref());
    members.text("OutputFormat", storage.output_format.as_ref());
    members.json("SerdeInfo", info.close());
    members.close()
}

/// The members of an object, a line each, those without a value left out.
struct Members {
    indent: usize,
    lines: Vec<String>,
}

impl Members {
    fn new(indent: usize) -> Self {
        Self {
            indent,
            lines: Vec::new(),
        }
    }

    fn text(&mut self, name: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.json(name, text_of(value));
        }
    }

    fn json(&mut self, name: &str, value: impl Display) {
        self.lines.push(format!("{}: {value}", text_of(name)));
    }

    fn close(self) -> String {
        lines(&self.lines, ('{', '}'), self.indent - 2)
    }
}

/// A list with a column a line.
fn columns(columns: &[Column], indent: usize) -> String {
    let line = |column: &Column| {
        let mut members = vec![format!("\"Name\": {}", text_of(&column.name))];
        if let Some(hive_type) = &column.hive_type {
            members.push(format!("\"Type\": {}", text_of(&hive_type.to_string())));
        }
        if let Some(comment) = &column.comment {
            members.push(format!("\"Comment\": {}", text_of(comment)));
        }
        format!("{{{}}}", members.join(", "))
    };
    let columns: Vec<String> = columns.iter().map(line).collect();
    lines(&columns, ('[', ']'), indent)
}

/// A mapping with a member a line, sorted by name; of a name given twice the last value, as Glue
/// keeps it.
fn map(parameters: BTreeMap<&str, &str>, indent: usize) -> String {
    let mut members = Members::new(indent + 2);
    for (name, value) in parameters {
        members.json(name, text_of(value));
    }
    members.close()
}

fn lines(lines: &[String], (open, close): (char, char), indent: usize) -> String {
    if lines.is_empty() {
        return format!("{open}{close}");
    }
    let inner = format!("\n{}", " ".repeat(indent + 2));
    let outer = " ".repeat(indent);
    let between = format!(",{inner}");
    format!("{open}{inner}{}\n{outer}{close}", lines.join(&between))
}

fn kept(parameters: &[(String, String)]) -> BTreeMap<&str, &str> {
    parameters
        .iter()
        .filter(|(name, _)| is_kept(name))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// Whether [`write`] keeps a table parameter.
#[must_use]
pub fn is_kept(name: &str) -> bool {
    let lower = name.to_lowercase();
    KEPT.contains(&name)
        || KEPT_BEGINNINGS
            .iter()
            .any(|beginning| lower.starts_with(beginning))
}

/// A text in JSON's quotes.
fn text_of(text: &str) -> String {
    Value::from(text).to_string()
}
