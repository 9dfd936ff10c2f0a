//! What each partition key stands for: from the configuration, its type, its projection, its name,
//! and its place in the location template.

use super::key::Key;
use crate::config::PartitionsConfig;
use crate::glue::{DateFormat, HiveType, KeyProjection, PartitionProjection};

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A whole day, or a day and more.
    Date,
    Year,
    Month,
    Day,
    Hour,
    Account,
    Region,
    Other,
}

/// The calendar parts, largest first.
pub(super) const PARTS: [Role; 4] = [Role::Year, Role::Month, Role::Day, Role::Hour];

/// Words that keys are called, without the words that only say that they are keys.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Date,
        &[
            "date",
            "dt",
            "ds",
            "timestamp",
            "ts",
            "datetime",
            "datehour",
            "ymd",
            "yyyymmdd",
            "logdate",
            "eventdate",
            "eventday",
            "daydate",
        ],
    ),
    (Role::Year, &["year", "yyyy", "yr", "y"]),
    (Role::Month, &["month", "mm", "mon", "m"]),
    (Role::Day, &["day", "dd", "d"]),
    (Role::Hour, &["hour", "hh", "hr", "h"]),
    (
        Role::Account,
        &[
            "account",
            "accountid",
            "acct",
            "acctid",
            "accountnumber",
            "recipientaccountid",
        ],
    ),
    (Role::Region, &["region", "regionname"]),
];

/// Words in a name that say nothing about what the key stands for.
const NOISE: &[&str] = &[
    "p",
    "pt",
    "part",
    "partition",
    "key",
    "aws",
    "cloudtrail",
    "trail",
    "ct",
    "event",
    "log",
    "logs",
    "ingest",
    "ingestion",
    "delivery",
    "id",
    "utc",
    "source",
    "recipient",
    "org",
    "col",
];

/// The role of each key, in the order of the keys.
pub(super) fn roles(
    keys: &[Key<'_>],
    projection: &PartitionProjection,
    config: &PartitionsConfig,
) -> Vec<Role> {
    let set: Vec<Option<Role>> = keys.iter().map(|key| configured(key, config)).collect();
    let guessed = keys.iter().map(|key| guessed(key, projection));
    let mut roles: Vec<Role> = set
        .iter()
        .zip(guessed)
        .map(|(set, guessed)| set.unwrap_or(guessed))
        .collect();
    leave_one_each(&mut roles, &set);
    choose_date_or_parts(keys, &mut roles, &set);
    roles
}

fn configured(key: &Key<'_>, config: &PartitionsConfig) -> Option<Role> {
    let settings = [
        (Role::Date, &config.date),
        (Role::Year, &config.year),
        (Role::Month, &config.month),
        (Role::Day, &config.day),
        (Role::Account, &config.account),
        (Role::Region, &config.region),
    ];
    let mut settings = settings.into_iter();
    let is_meant = |name: &String| name.eq_ignore_ascii_case(key.name());
    settings
        .find(|(_, name)| name.as_ref().is_some_and(is_meant))
        .map(|(role, _)| role)
}

fn guessed(key: &Key<'_>, projection: &PartitionProjection) -> Role {
    if matches!(key.hive_type(), Some(HiveType::Date | HiveType::Timestamp)) {
        return Role::Date;
    }
    by_format(key)
        .or_else(|| by_name(key.name()))
        .or_else(|| by_values(key))
        .or_else(|| by_template(key.name(), projection))
        .unwrap_or(Role::Other)
}

fn by_format(key: &Key<'_>) -> Option<Role> {
    let Some(KeyProjection::Date { format, .. }) = key.projection else {
        return None;
    };
    let format = DateFormat::parse(format);
    let mut fields = format.fields().map(|(letter, _)| letter);
    match (fields.next(), fields.next()) {
        (Some('y' | 'u'), None) => Some(Role::Year),
        (Some('M'), None) => Some(Role::Month),
        (Some('d'), None) => Some(Role::Day),
        (Some('H'), None) => Some(Role::Hour),
        _ => Some(Role::Date),
    }
}

fn by_name(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    let words = name
        .split(['_', '-', '.', ' '])
        .filter(|word| !NOISE.contains(word));
    let word: String = words.collect();
    let word = word.strip_prefix("aws").unwrap_or(&word);
    let mut names = NAMES.iter();
    names
        .find(|(_, names)| names.contains(&word))
        .map(|(role, _)| *role)
}

/// Whether a key of that name is expected to hold days, or parts of them.
pub(super) fn is_calendar_name(name: &str) -> bool {
    by_name(name).is_some_and(|role| role == Role::Date || PARTS.contains(&role))
}

fn by_values(key: &Key<'_>) -> Option<Role> {
    let values = key.values();
    if values.is_empty() {
        return None;
    }
    let is_account =
        |value: &String| value.len() == 12 && value.bytes().all(|b| b.is_ascii_digit());
    let is_region = |value: &String| {
        let mut parts = value.split('-');
        let starts = parts
            .next()
            .is_some_and(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_lowercase()));
        let ends = parts
            .next_back()
            .is_some_and(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit()));
        starts && ends && parts.next().is_some()
    };
    match () {
        () if values.iter().all(is_account) => Some(Role::Account),
        () if values.iter().all(is_region) => Some(Role::Region),
        () => None,
    }
}

/// CloudTrail writes `AWSLogs/[organization/]account/CloudTrail/region/yyyy/MM/dd/`.
fn by_template(name: &str, projection: &PartitionProjection) -> Option<Role> {
    let template = projection.location_template.as_deref()?;
    let folders: Vec<&str> = template.split('/').collect();
    let trail = folders.iter().position(|folder| *folder == "CloudTrail")?;
    let holds = |index: Option<usize>| {
        let folder = index
            .and_then(|index| folders.get(index))
            .copied()
            .unwrap_or_default();
        let inner = folder
            .strip_prefix("${")
            .and_then(|rest| rest.strip_suffix('}'));
        inner.is_some_and(|inner| inner.eq_ignore_ascii_case(name))
    };
    let is_last = folders.iter().rposition(|folder| !folder.is_empty()) == Some(trail + 2);
    match () {
        () if holds(trail.checked_sub(1)) => Some(Role::Account),
        () if holds(Some(trail + 1)) => Some(Role::Region),
        () if holds(Some(trail + 2)) && is_last => Some(Role::Date),
        () if holds(Some(trail + 2)) => Some(Role::Year),
        () if holds(Some(trail + 3)) => Some(Role::Month),
        () if holds(Some(trail + 4)) => Some(Role::Day),
        () => None,
    }
}

/// Of several keys with one role the configured one keeps it, else the first.
fn leave_one_each(roles: &mut [Role], set: &[Option<Role>]) {
    for index in 0..roles.len() {
        let role = roles[index];
        let has_other = |other: usize| {
            other != index
                && roles[other] == role
                && (set[other] == Some(role) || (set[index].is_none() && other < index))
        };
        if role != Role::Other && (0..roles.len()).any(has_other) && set[index].is_none() {
            roles[index] = Role::Other;
        }
    }
}

/// A table by days has one key for the whole day or one for each part of it; the other is not used.
fn choose_date_or_parts(keys: &[Key<'_>], roles: &mut [Role], set: &[Option<Role>]) {
    let find = |roles: &[Role], role: Role| roles.iter().position(|other| *other == role);
    let (date, year) = (find(roles, Role::Date), find(roles, Role::Year));
    let is_part = |role: &Role| PARTS.contains(role);
    match (date, year) {
        (Some(date), Some(year)) => {
            let has_all = find(roles, Role::Month).is_some() && find(roles, Role::Day).is_some();
            let prefers_parts = match (set[date], set[year]) {
                (Some(_), _) => false,
                (None, Some(_)) => true,
                (None, None) => has_all && !keys[date].is_surely_a_date(),
            };
            for role in roles.iter_mut() {
                if (prefers_parts && *role == Role::Date) || (!prefers_parts && is_part(role)) {
                    *role = Role::Other;
                }
            }
        }
        (None, None) => {
            // A key called `day` without a year beside it holds whole days.
            let has_month = find(roles, Role::Month).is_some();
            for role in roles.iter_mut().filter(|role| PARTS.contains(role)) {
                *role = if *role == Role::Day && !has_month {
                    Role::Date
                } else {
                    Role::Other
                };
            }
        }
        (Some(_), None) => roles
            .iter_mut()
            .filter(|role| PARTS.contains(role))
            .for_each(|role| *role = Role::Other),
        (None, Some(_)) => {}
    }
    drop_behind_a_gap(roles);
}

/// Without a month the day of the month says nothing.
fn drop_behind_a_gap(roles: &mut [Role]) {
    let mut is_gap = false;
    for part in PARTS {
        match roles.iter().position(|role| *role == part) {
            Some(index) if is_gap => roles[index] = Role::Other,
            Some(_) => {}
            None => is_gap = true,
        }
    }
}
