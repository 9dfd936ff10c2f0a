//! # What it does
//! Finds columns and struct members of the table that is given that no field of a view over it reads.
//!
//! # Why is this bad?
//! What no field shows cannot be asked for: who needs it writes SQL by hand, or does without.
//!
//! # Example
//! ```lookml
//! view: cloudtrail { dimension: eventname { sql: ${TABLE}.eventname ;; } }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: cloudtrail {
//!   dimension: eventname { sql: ${TABLE}.eventname ;; }
//!   dimension: eventsource { sql: ${TABLE}.eventsource ;; }
//! }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html>

use crate::diagnostic::Diagnostics;
use crate::glue::{HiveType, Table};
use crate::lint::meaning::{Meaning, bare_column};
use crate::lint::table_columns::is_of_table;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::View;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "column-without-field",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("column_without_field.rs"),
    check: Check::Project(check),
};

/// So many names stand in a finding.
const SHOWN: usize = 12;

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let Some(table) = context.table else {
        return;
    };
    for model in context.models() {
        for view in model.views.iter().filter(|view| is_of_table(view, table)) {
            let missing = missing(context, table, view);
            if missing.is_empty() {
                continue;
            }
            let shown = missing.iter().take(SHOWN).map(|it| format!("`{it}`"));
            let shown = shown.collect::<Vec<_>>().join(", ");
            let more = if missing.len() > SHOWN { ", .." } else { "" };
            findings.push(
                RULE.finding(format!(
                    "no field of `{}` reads {} of the values of the table",
                    view.name(),
                    missing.len()
                ))
                .on(view.layers.iter().next().and_then(|it| it.origin.place()))
                .note(format!("these are {shown}{more}"))
                .help("add a dimension for each, hidden where nobody asks for it"),
            );
        }
    }
}

fn missing(context: &Context<'_>, table: &Table, view: &View<'_>) -> Vec<String> {
    let mut read = BTreeSet::new();
    for field in &view.fields {
        // A whole struct or array as it is shows nothing that can be asked for.
        let bare = bare_column(view, field).and_then(|column| context.column_type(&column));
        let is_whole = matches!(
            bare,
            Some(HiveType::Struct(_) | HiveType::Array(_) | HiveType::Map(..))
        );
        if !is_whole {
            read.extend(Meaning::of_field(view, field).columns);
        }
    }
    let mut leaves = Vec::new();
    for column in table.columns.iter().chain(&table.partition_keys) {
        push_leaves(
            column.name.to_lowercase(),
            column.hive_type.as_ref(),
            &mut leaves,
        );
    }
    // Who reads a struct reads its members.
    let is_read = |leaf: &String| {
        let mut prefix = leaf.as_str();
        loop {
            if read.contains(prefix) {
                return true;
            }
            match prefix.rsplit_once('.') {
                Some((parent, _)) => prefix = parent,
                None => return false,
            }
        }
    };
    leaves.retain(|leaf| !is_read(leaf));
    leaves
}

fn push_leaves(path: String, hive_type: Option<&HiveType>, leaves: &mut Vec<String>) {
    match hive_type {
        Some(HiveType::Struct(members)) if !members.is_empty() => {
            for member in members {
                let inner = format!("{path}.{}", member.name.to_lowercase());
                push_leaves(inner, Some(&member.hive_type), leaves);
            }
        }
        _ => leaves.push(path),
    }
}
