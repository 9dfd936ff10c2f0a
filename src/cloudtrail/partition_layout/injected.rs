//! Keys that hold days and are injected: no query over a range of days can name each of them.

use super::key::Key;
use super::role::Role;
use crate::diagnostic::{Diagnostic, excerpt};

/// The error that tells the properties which mend the table, if a key that holds days is injected.
pub(super) fn error(day: Option<Key<'_>>, parts: &[(Role, Key<'_>)]) -> Option<Diagnostic> {
    let all = day
        .into_iter()
        .map(|key| (Role::Date, key))
        .chain(parts.iter().copied());
    let injected: Vec<(Role, Key<'_>)> = all.filter(|(_, key)| key.is_injected()).collect();
    let (_, first) = injected.first()?;
    let names: Vec<String> = injected
        .iter()
        .map(|(_, key)| format!("`{}`", key.shown()))
        .collect();
    let (verb, pronoun) = if names.len() == 1 {
        ("is", "its value")
    } else {
        ("are", "their values")
    };
    let message = format!(
        "{} {verb} injected: Athena answers only queries that name {pronoun}, so none over a range of days",
        names.join(", ")
    );
    let properties: Vec<String> = injected
        .iter()
        .flat_map(|(role, key)| properties(*role, &key.shown()))
        .collect();
    let statement = format!(
        "ALTER TABLE {} SET TBLPROPERTIES ({})",
        table_name(first),
        properties.join(", ")
    );
    let error = Diagnostic::error("injected-date-key", message).help(format!("run `{statement}`"));
    Some(first.locate_property(error, "type"))
}

/// The properties that let Athena compute the values.
fn properties(role: Role, key: &str) -> Vec<String> {
    let settings: &[(&str, &str)] = match role {
        Role::Year => &[("type", "integer"), ("range", "2020,2099")],
        Role::Month => &[("type", "integer"), ("range", "1,12"), ("digits", "2")],
        Role::Day => &[("type", "integer"), ("range", "1,31"), ("digits", "2")],
        Role::Hour => &[("type", "integer"), ("range", "0,23"), ("digits", "2")],
        _ => &[
            ("type", "date"),
            ("format", "yyyy/MM/dd"),
            ("range", "2020/01/01,NOW"),
        ],
    };
    settings
        .iter()
        .map(|(name, value)| format!("'projection.{key}.{name}'='{value}'"))
        .collect()
}

/// The table's name as a statement has it.
fn table_name(key: &Key<'_>) -> String {
    let table = key.table();
    let parts: Vec<String> = table
        .database
        .iter()
        .chain([&table.name])
        .map(|part| quoted(part))
        .collect();
    parts.join(".")
}

fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = excerpt(name);
    if name.chars().all(is_plain) {
        name
    } else {
        format!("`{}`", name.replace('`', "``"))
    }
}
