//! From what a project is made, as digests for the ledger.
//!
//! Only what may change the output counts, and in a form that is the same in each version of the
//! program: the same table is the same whether a file or Glue describes it, and a key that keeps its
//! default is not there.

use std::fmt::Write as _;

use crate::config::{self, Config};
use crate::glue::{Column, Table};
use crate::modeling::GeolocationTables;
use crate::render::Templates;
use crate::repo::{Digest, Inputs};

pub(super) fn inputs(
    table: &Table,
    geolocation: Option<&GeolocationTables>,
    config: &Config,
    templates: &Templates,
) -> Inputs {
    let mut tables = described(table);
    for table in geolocation
        .into_iter()
        .flat_map(|tables| [&tables.ranges, &tables.blocks])
    {
        tables.push_str(&described(table));
    }
    Inputs {
        table: Digest::of(tables.as_bytes()),
        configuration: Digest::of(configured(config, templates).as_bytes()),
    }
}

/// What shapes the output of a table: its name, columns, partition keys, projection and location.
/// Times, owners and statistics do not.
fn described(table: &Table) -> String {
    let mut text = format!("table {}\n", quoted(&table.full_name()));
    let _ = writeln!(
        text,
        "comment {}",
        quoted(table.comment.as_deref().unwrap_or_default())
    );
    let _ = writeln!(
        text,
        "location {}",
        quoted(table.storage.location.as_deref().unwrap_or_default())
    );
    for column in &table.columns {
        text.push_str(&described_column("column", column));
    }
    for key in &table.partition_keys {
        text.push_str(&described_column("key", key));
    }
    let mut properties: Vec<_> = table
        .parameters
        .iter()
        .filter(|(key, _)| key.starts_with("projection.") || key == "storage.location.template")
        .collect();
    properties.sort();
    for (key, value) in properties {
        let _ = writeln!(text, "property {} {}", quoted(key), quoted(value));
    }
    text
}

fn described_column(word: &str, column: &Column) -> String {
    let hive_type = column
        .hive_type
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    format!(
        "{word} {} {} {}\n",
        quoted(&column.name),
        quoted(&hive_type),
        quoted(column.comment.as_deref().unwrap_or_default())
    )
}

/// Each value that is not the default, and the templates that replace the program's own. Where the
/// table is described does not matter, for the table is counted itself.
fn configured(config: &Config, templates: &Templates) -> String {
    let defaults = config::values(&Config::default());
    let is_source = |path: &str| {
        path.starts_with("source.") || path.starts_with("geolocation.") || path == "templates"
    };
    let mut text = String::new();
    for (path, value) in config::values(config) {
        let is_default = defaults
            .iter()
            .any(|(other, default)| *other == path && *default == value);
        if let Some(value) = value.filter(|_| !is_default && !is_source(&path)) {
            let _ = writeln!(text, "{path} {}", quoted(&value));
        }
    }
    for (name, template) in templates.replaced_texts() {
        let _ = writeln!(text, "template {name} {}", Digest::of(template.as_bytes()));
    }
    text
}

/// As JSON writes a text, so that no text can pass for two.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
