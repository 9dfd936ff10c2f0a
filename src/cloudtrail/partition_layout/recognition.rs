//! Recognises the partition layout of a table.

use super::date;
use super::key::Key;
use super::role::{PARTS, Role, is_calendar_name, roles};
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
        let dates: Vec<Key<'_>> = day
            .into_iter()
            .chain(parts.iter().map(|(_, key)| *key))
            .collect();
        warn_of_unused(day, &parts, config, diagnostics);
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
            diagnostics.0.extend(warning(key, *role, &dates, config));
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

/// Warns of settings that have no effect on this table.
fn warn_of_unused(
    day: Option<Key<'_>>,
    parts: &[(Role, Key<'_>)],
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) {
    let mut unused = |setting: &str, why: &str| {
        let message = format!("`partitions.{setting}` has no effect: {why}");
        let help = format!("take `partitions.{setting}` away");
        diagnostics.push(Diagnostic::warning("unused-setting", message).help(help));
    };
    if config.date_format.is_some() && !day.is_some_and(|key| key.is_text() || key.is_number()) {
        unused(
            "date_format",
            "no key holds the whole day as a text or a number",
        );
    }
    if config.padded.is_some() && !parts.iter().any(|(_, key)| key.is_text()) {
        unused("padded", "no keys hold the month and the day as texts");
    }
    if config.beginning.is_some() && day.is_none() && parts.is_empty() {
        unused("beginning", "no key holds the day");
    }
    let dates = day.iter().chain(parts.iter().map(|(_, key)| key));
    for key in dates {
        if config
            .values
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(key.name()))
        {
            let setting = format!("values.{}", key.shown());
            unused(
                &setting,
                "the key holds days, which come from the date filter",
            );
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

fn warning(
    key: &Key<'_>,
    role: Role,
    dates: &[Key<'_>],
    config: &PartitionsConfig,
) -> Option<Diagnostic> {
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
    let warning = if is_calendar_name(key.name()) {
        superfluous(key, dates)
    } else {
        unknown(key)
    };
    Some(key.locate(warning))
}

fn unknown(key: &Key<'_>) -> Diagnostic {
    let name = key.shown();
    let message = format!(
        "it is not known what the partition key `{name}` stands for: queries are not narrowed by it"
    );
    Diagnostic::warning("unknown-partition-key-role", message).help(
        format!("if it holds days, accounts or regions, set `partitions.date`, `partitions.account` or `partitions.region` to `{name}`"),
    )
}

/// A key that is called as if it held days, beside others that do.
fn superfluous(key: &Key<'_>, dates: &[Key<'_>]) -> Diagnostic {
    let why = match dates {
        [] => "no key beside it holds the year".to_owned(),
        dates => {
            let names: Vec<String> = dates
                .iter()
                .map(|key| format!("`{}`", key.shown()))
                .collect();
            format!("days are found by {}", names.join(", "))
        }
    };
    let message = format!(
        "queries are not narrowed by the partition key `{}`: {why}",
        key.shown()
    );
    Diagnostic::warning("unused-partition-key", message).help(
        "set `partitions.date`, or `partitions.year`, `month` and `day`, if other keys are right",
    )
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
