//! Recognises the partition layout of a table.

use super::date;
use super::key::Key;
use super::role::{PARTS, Role, roles};
use super::{KeyPartition, KeyRole, PartitionLayout};
use crate::cloudtrail::file_mistake;
use crate::config::PartitionsConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt, near_word};
use crate::glue::{PartitionProjection, Table};

impl PartitionLayout {
    /// Recognises what the partition keys of a CloudTrail table mean, from their types, their
    /// projection, their names and the location template; the configuration overrides what is seen.
    /// Warns of assumptions, of keys by which queries are not narrowed, and of mistakes by which
    /// Athena would not read all events.
    ///
    /// # Errors
    ///
    /// When the configuration names a key that the table does not have, or when a key that holds
    /// days is injected, so that no query over a range of days can run.
    pub fn recognize(
        table: &Table,
        projection: &PartitionProjection,
        config: &PartitionsConfig,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Diagnostics> {
        file_mistake::warn(table, projection, diagnostics);
        let keys = Key::all(table, projection);
        check_names(&keys, config, diagnostics);
        let roles = roles(&keys, projection, config);
        let of = |role: Role| {
            let index = roles.iter().position(|other| *other == role)?;
            keys.get(index).copied()
        };
        let day = of(Role::Date);
        let parts: Vec<(Role, Key<'_>)> = PARTS
            .into_iter()
            .filter_map(|role| Some((role, of(role)?)))
            .collect();
        let date = date::recognize(day, &parts, projection, config, diagnostics);
        diagnostics.or_else_ok(())?;
        let mut layout = Self {
            date,
            keys: Vec::new(),
        };
        for (key, role) in keys.iter().zip(&roles) {
            let role = match role {
                Role::Account => KeyRole::Account,
                Role::Region => KeyRole::Region,
                Role::Other => KeyRole::Other,
                _ if layout.date.is_some() => continue,
                _ => KeyRole::Other, // It holds days in a way that no query can use, which was told.
            };
            layout.keys.push(KeyPartition {
                key: key.name().to_owned(),
                role,
                is_injected: key.is_injected(),
                is_number: key.is_number(),
                values: key.values().to_vec(),
            });
        }
        for (key, role) in keys.iter().zip(&roles) {
            diagnostics.0.extend(warning(key, *role, config));
        }
        Ok(layout)
    }
}

/// Refuses names in the configuration that are no partition keys.
fn check_names(keys: &[Key<'_>], config: &PartitionsConfig, diagnostics: &mut Diagnostics) {
    let settings = [
        ("partitions.date", &config.date),
        ("partitions.year", &config.year),
        ("partitions.month", &config.month),
        ("partitions.day", &config.day),
        ("partitions.account", &config.account),
        ("partitions.region", &config.region),
    ];
    let named = settings
        .into_iter()
        .filter_map(|(setting, name)| Some((setting, name.as_ref()?)));
    let valued = config
        .values
        .iter()
        .map(|(name, _)| ("partitions.values", name));
    for (setting, name) in named.chain(valued) {
        if !keys.iter().any(|key| key.name().eq_ignore_ascii_case(name)) {
            diagnostics.push(unknown_key(keys, setting, name));
        }
    }
}

fn unknown_key(keys: &[Key<'_>], setting: &str, name: &str) -> Diagnostic {
    let message = format!(
        "`{setting}` names `{}`, which is no partition key of the table",
        excerpt(name)
    );
    let error = Diagnostic::error("unknown-partition-key", message);
    if keys.is_empty() {
        return error
            .note("the table has no partition keys")
            .help(format!("take `{setting}` away"));
    }
    let names: Vec<String> = keys
        .iter()
        .map(|key| format!("`{}`", key.shown()))
        .collect();
    let error = error.note(format!("the partition keys are {}", names.join(", ")));
    match near_word(name, keys.iter().map(Key::name)) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error,
    }
}

fn warning(key: &Key<'_>, role: Role, config: &PartitionsConfig) -> Option<Diagnostic> {
    if key.is_injected() {
        let has_values = |(name, values): &(String, Vec<String>)| {
            name.eq_ignore_ascii_case(key.name()) && !values.is_empty()
        };
        let is_given = config.values.iter().any(has_values);
        return (!is_given).then(|| injected_without_values(key));
    }
    if role != Role::Other {
        return None;
    }
    let name = key.shown();
    let message = format!(
        "it is not known what the partition key `{name}` stands for: queries are not narrowed by it"
    );
    let warning = Diagnostic::warning("unknown-partition-key-role", message).help(
        format!("if it holds days, accounts or regions, set `partitions.date`, `partitions.account` or `partitions.region` to `{name}`"),
    );
    Some(key.locate(warning))
}

/// Source of Athena's words: Athena user guide, *Dynamic ID partitioning*
/// (<https://docs.aws.amazon.com/athena/latest/ug/partition-projection-dynamic-id-partitioning.html>).
fn injected_without_values(key: &Key<'_>) -> Diagnostic {
    let name = key.shown();
    let message = format!(
        "the partition key `{name}` is injected: until a person fills in its filter, Athena fails each query"
    );
    let warning = Diagnostic::warning("injected-key-without-values", message)
        .note(format!("Athena answers: CONSTRAINT_VIOLATION: For the injected projected partition column {name}, the WHERE clause must contain only static equality conditions, and at least one such condition must be present."))
        .help(format!("give its values: `--partition {name}=VALUE[,VALUE]`, or `partitions.values` in the configuration"));
    key.locate_property(warning, "type")
}
