//! Mistakes in the properties of real tables, each with its effect.

use std::collections::BTreeMap;

use super::property::{Group, NAMES, Properties, TEMPLATE};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt, near_word};
use crate::glue::Table;

/// Warns of each property that is given twice.
pub(super) fn warn_of_doubles(table: &Table, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, (key, value)) in table.parameters.iter().enumerate() {
        let Some(before) = seen.insert(key, value) else {
            continue;
        };
        let message = format!("the property `{}` is given twice", excerpt(key));
        let effect = if before == value {
            "both have the same value".to_owned()
        } else {
            format!(
                "`{}` counts, and `{}` does not",
                excerpt(value),
                excerpt(before)
            )
        };
        let warning = Diagnostic::warning("duplicate-property", message)
            .note(effect)
            .help("leave only one of them");
        diagnostics.push(at(table, index, warning, "the second of them"));
    }
}

/// Warns of properties whose names are nearly those of partition projection.
pub(super) fn warn_of_unknown(
    table: &Table,
    properties: &Properties<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (index, (key, _)) in table.parameters.iter().enumerate() {
        if let Some(meant) = misspelt(key) {
            let effect = if meant == TEMPLATE {
                let folder = table.partition_keys.first().map_or("key", |key| &key.name);
                format!(
                    "it looks for the files in folders such as `{}=...` below LOCATION",
                    excerpt(folder)
                )
            } else {
                "it does not compute the partitions as they are meant".to_owned()
            };
            diagnostics.push(unknown(table, index, &effect).help(format!("write `{meant}`")));
        }
    }
    for index in &properties.unknown {
        let key = &table.parameters[*index].0;
        let effect = "it passes the property over";
        diagnostics.push(unknown(table, *index, effect).help(known_property(key)));
    }
}

fn unknown(table: &Table, index: usize, effect: &str) -> Diagnostic {
    let key = excerpt(&table.parameters[index].0);
    let message = format!("Athena does not know the property `{key}`: {effect}");
    at(
        table,
        index,
        Diagnostic::warning("misspelt-property", message),
        "",
    )
}

/// The property that was meant by one that does not begin with `projection.`.
fn misspelt(key: &str) -> Option<String> {
    if key == TEMPLATE || key.starts_with("projection.") {
        return None;
    }
    if near_word(key, [TEMPLATE]).is_some() {
        return Some(TEMPLATE.to_owned());
    }
    let (first, rest) = key.split_once('.')?;
    let is_property = rest == "enabled" || NAMES.iter().any(|name| rest.ends_with(name));
    let is_near = near_word(first, ["projection"]).is_some();
    (is_near && is_property).then(|| format!("projection.{}", excerpt(rest)))
}

fn known_property(key: &str) -> String {
    let rest = key.strip_prefix("projection.").unwrap_or(key);
    if near_word(rest, ["enabled"]).is_some() {
        return "write `projection.enabled`".to_owned();
    }
    match rest.split_once('.') {
        Some((column, name)) => match near_word(name, NAMES.iter().copied()) {
            Some(near) => format!("write `projection.{}.{near}`", excerpt(column)),
            None => format!("the properties of a key are `{}`", NAMES.join("`, `")),
        },
        None => "write such as `projection.KEY.type`".to_owned(),
    }
}

/// Whether the properties speak of a column by which the table is not partitioned; then it warns.
pub(super) fn is_no_partition_key(
    table: &Table,
    group: &Group<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    if table.partition_key(group.key).is_some() {
        return false;
    }
    let key = excerpt(group.key);
    let message = format!(
        "`projection.{key}.*` has no effect, because `{key}` is no partition key of the table"
    );
    let warning = Diagnostic::warning("projection-of-no-key", message);
    let names: Vec<&str> = table
        .partition_keys
        .iter()
        .map(|key| key.name.as_str())
        .collect();
    let warning = match near_word(group.key, names.iter().copied()) {
        Some(near) => warning.help(format!("did you mean `projection.{near}.*`?")),
        None if names.is_empty() => warning.help("add `PARTITIONED BY (...)` to the table"),
        None => warning.help(format!("the partition keys are {}", listed(&names))),
    };
    let index = group.entries().first().map_or(0, |property| property.index);
    diagnostics.push(at(table, index, warning, ""));
    true
}

/// Warns of each partition key that a projected table has no properties for.
pub(super) fn warn_of_keys_without_projection(
    table: &Table,
    properties: &Properties<'_>,
    diagnostics: &mut Diagnostics,
) {
    for key in &table.partition_keys {
        if properties
            .groups
            .iter()
            .any(|group| group.key.eq_ignore_ascii_case(&key.name))
        {
            continue;
        }
        let name = excerpt(&key.name);
        let message = format!(
            "the partition key `{name}` has no projection: Athena fails each query on the table"
        );
        let warning = Diagnostic::warning("key-without-projection", message).help(format!(
            "add `'projection.{name}.type' = '...'` to TBLPROPERTIES"
        ));
        diagnostics.push(table.locate(warning, key.span.as_ref(), ""));
    }
}

/// Warns where projection properties are given and projection is not switched on.
pub(super) fn warn_of_disabled(
    table: &Table,
    properties: &Properties<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = properties
        .groups
        .first()
        .and_then(|group| group.entries().first())
    else {
        return;
    };
    let why = match table.parameter("projection.enabled") {
        Some(value) => format!("`projection.enabled` is `{}`", excerpt(value)),
        None => "`projection.enabled` is missing".to_owned(),
    };
    let message = format!(
        "{why}, so Athena passes the projection properties over and reads only the partitions that were added to the catalog"
    );
    let warning = Diagnostic::warning("projection-disabled", message)
        .help("write `'projection.enabled' = 'true'`");
    let place = table.parameter_place("projection.enabled");
    let place = place.or_else(|| table.places.parameters.get(first.index));
    diagnostics.push(table.locate(warning, place, ""));
}

/// Warns where the placeholders of the location template are not the partition keys.
pub(super) fn warn_of_template(table: &Table, diagnostics: &mut Diagnostics) {
    let Some(template) = table.parameter(TEMPLATE) else {
        return;
    };
    let place = table.parameter_place(TEMPLATE);
    let placeholders: Vec<&str> = placeholders(template).collect();
    for name in &placeholders {
        if table.partition_key(name).is_none() {
            let name = excerpt(name);
            let message = format!(
                "`${{{name}}}` in `{TEMPLATE}` is no partition key: Athena fails each query on the table"
            );
            let keys: Vec<&str> = table
                .partition_keys
                .iter()
                .map(|key| key.name.as_str())
                .collect();
            let help = match near_word(&name, keys.iter().copied()) {
                Some(near) => format!("did you mean `${{{near}}}`?"),
                None => "put the value itself in its place".to_owned(),
            };
            let warning = Diagnostic::warning("unknown-placeholder", message).help(help);
            diagnostics.push(table.locate(warning, place, ""));
        }
    }
    for key in &table.partition_keys {
        if !placeholders
            .iter()
            .any(|name| name.eq_ignore_ascii_case(&key.name))
        {
            let name = excerpt(&key.name);
            let message = format!(
                "`{TEMPLATE}` has no `${{{name}}}`, so all values of `{name}` have the same files, and rows are read more than once"
            );
            let warning = Diagnostic::warning("key-without-placeholder", message).help(format!(
                "put `${{{name}}}` where the folders of `{name}` stand"
            ));
            diagnostics.push(table.locate(warning, place, ""));
        }
    }
}

/// The names in `${...}`.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split("${")
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

fn at(table: &Table, index: usize, warning: Diagnostic, label: &str) -> Diagnostic {
    table.locate(warning, table.places.parameters.get(index), label)
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", excerpt(name)))
        .collect();
    names.join(", ")
}
