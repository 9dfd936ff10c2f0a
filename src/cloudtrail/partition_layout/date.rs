//! How days are laid out, from the keys that hold them.

use super::date_pattern::DatePattern;
use super::key::Key;
use super::role::Role;
use super::{CalendarPart, DatePartition, DateValue, PartText, beginning, injected};
use crate::config::PartitionsConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{DateFormat, HiveType, IntervalUnit, KeyProjection, PartitionProjection};

/// Recognises how days are laid out: one key for the whole day, or one for each part of it.
pub(super) fn recognize(
    day: Option<Key<'_>>,
    parts: &[(Role, Key<'_>)],
    projection: &PartitionProjection,
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) -> Option<DatePartition> {
    let injected = injected::error(day, parts);
    if let Some(error) = injected {
        diagnostics.push(error);
        return None;
    }
    let value = match day {
        Some(key) => whole_day(&key, config, diagnostics)?,
        None if parts.is_empty() => return None,
        None => DateValue::Parts(
            parts
                .iter()
                .map(|(role, key)| part(*role, key, projection, config, diagnostics))
                .collect(),
        ),
    };
    let first = day.or(parts.first().map(|(_, key)| *key));
    Some(DatePartition {
        value,
        beginning: beginning::of(first, config, diagnostics),
        step: day.and_then(step),
    })
}

/// How much time one partition covers, where that is more than a day and the format does not tell: a
/// value `2021-07` names the partition of each of its days, a value `2021-07-01` only its first.
fn step(key: Key<'_>) -> Option<(u32, IntervalUnit)> {
    let Some(KeyProjection::Date {
        format,
        interval: Some((amount, unit)),
        ..
    }) = key.projection
    else {
        return None;
    };
    let is_longer = match unit {
        IntervalUnit::Years => *amount > 1 || format.contains('M'),
        IntervalUnit::Months => *amount > 1 || format.contains('d'),
        IntervalUnit::Weeks => true,
        IntervalUnit::Days => *amount > 1,
        IntervalUnit::Hours | IntervalUnit::Minutes | IntervalUnit::Seconds => false,
    };
    is_longer.then_some((*amount, *unit))
}

fn whole_day(
    key: &Key<'_>,
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) -> Option<DateValue> {
    let name = key.name().to_owned();
    match key.hive_type() {
        Some(HiveType::Date) => return Some(DateValue::Date { key: name }),
        Some(HiveType::Timestamp) => return Some(DateValue::Timestamp { key: name }),
        _ if key.is_number() || key.is_text() => {}
        _ => {
            let message = format!(
                "the partition key `{}` has a type that holds no days: queries are not narrowed to days",
                key.shown()
            );
            diagnostics.push(key.locate(Diagnostic::warning("date-key-type", message)));
            return None;
        }
    }
    let format = format(key, config, diagnostics);
    match DatePattern::of(&DateFormat::parse(&format)) {
        Ok(pattern) if !pattern.has_year => {
            unusable(key, &format, "does not tell the year", config, diagnostics)
        }
        Ok(pattern) if key.is_number() && !(pattern.is_number && pattern.is_ordered) => {
            unusable(key, &format, "is no whole number", config, diagnostics)
        }
        Ok(pattern) if key.is_number() => Some(DateValue::Number {
            key: name,
            format: pattern.text,
        }),
        Ok(pattern) => Some(DateValue::Text {
            key: name,
            format: pattern.text,
            is_ordered: pattern.is_ordered,
        }),
        Err(letters) => {
            let why = format!("holds {letters}, which Athena's date_format cannot write");
            unusable(key, &format, &why, config, diagnostics)
        }
    }
}

/// A format that was given by hand is an error, one that was found a warning.
fn unusable<T>(
    key: &Key<'_>,
    format: &str,
    why: &str,
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let format = excerpt(format);
    diagnostics.push(if config.date_format.is_some() {
        let message = format!("`partitions.date_format` is `{format}`, which {why}");
        Diagnostic::error("date-format", message).help("write such as `yyyy/MM/dd`")
    } else {
        let name = key.shown();
        let message = format!(
            "the format of `{name}` is `{format}`, which {why}: queries are not narrowed to days"
        );
        key.locate_property(Diagnostic::warning("date-format", message), "format")
    });
    None
}

/// The format of a key: as configured, as projected, as its listed values look, or assumed.
fn format(key: &Key<'_>, config: &PartitionsConfig, diagnostics: &mut Diagnostics) -> String {
    if let Some(format) = &config.date_format {
        return format.clone();
    }
    if let Some(KeyProjection::Date { format, .. }) = key.projection {
        return format.clone();
    }
    let listed = key
        .values()
        .first()
        .and_then(|value| format_of_value(value));
    let (format, why) = match listed {
        Some(format) => (format, "from the values that the projection lists"),
        None => assumed_format(key),
    };
    let name = key.shown();
    let message = format!("it is assumed that `{name}` holds days as `{format}`");
    let warning = Diagnostic::warning("assumed-date-format", message)
        .note(why)
        .help("set `partitions.date_format` to that, or to what is right");
    diagnostics.push(key.locate(warning));
    format.to_owned()
}

/// `2021-07-30` is `yyyy-MM-dd`.
fn format_of_value(value: &str) -> Option<&'static str> {
    let formats = [
        "yyyy/MM/dd",
        "yyyy-MM-dd",
        "yyyyMMdd",
        "yyyy-MM",
        "yyyy/MM",
        "yyyy_MM_dd",
    ];
    formats.into_iter().find(|format| {
        format.len() == value.len() && DateFormat::parse(format).read_day(value).is_some()
    })
}

fn assumed_format(key: &Key<'_>) -> (&'static str, &'static str) {
    if key.is_number() {
        return ("yyyyMMdd", "its values are whole numbers");
    }
    let name = key.name().to_ascii_lowercase();
    if name == "eventday" || name == "yyyymmdd" {
        return (
            "yyyyMMdd",
            "a key of that name has eight digits in Security Lake",
        );
    }
    let location = key.table().storage.location.as_deref().unwrap_or_default();
    let is_delivered = location.split('/').any(|folder| folder == "AWSLogs");
    if is_delivered && !matches!(name.as_str(), "dt" | "ds") {
        return (
            "yyyy/MM/dd",
            "CloudTrail delivers into folders such as `2020/01/31/`",
        );
    }
    (
        "yyyy-MM-dd",
        "folders such as `dt=2020-01-31/` are the custom",
    )
}

fn part(
    role: Role,
    key: &Key<'_>,
    projection: &PartitionProjection,
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) -> CalendarPart {
    warn_of_missing_digits(role, key, projection, diagnostics);
    CalendarPart {
        key: key.name().to_owned(),
        text: part_text(role, key, config),
    }
}

fn part_text(role: Role, key: &Key<'_>, config: &PartitionsConfig) -> PartText {
    if key.is_number() {
        return PartText::Number;
    }
    if role == Role::Year {
        return PartText::Padded;
    }
    let is_padded = match (config.padded, key.projection) {
        (Some(is_padded), _) => is_padded,
        (None, Some(KeyProjection::Integer { digits, .. })) => {
            digits.is_some_and(|digits| digits > 1)
        }
        (None, Some(KeyProjection::Date { format, .. })) => format.len() > 1,
        (None, _) => !key.values().iter().any(|value| value.len() == 1),
    };
    if is_padded {
        PartText::Padded
    } else {
        PartText::Unpadded
    }
}

/// CloudTrail's folders have two digits; a projection without `digits` looks for `1/`, not `01/`.
fn warn_of_missing_digits(
    role: Role,
    key: &Key<'_>,
    projection: &PartitionProjection,
    diagnostics: &mut Diagnostics,
) {
    let Some(KeyProjection::Integer { range, digits, .. }) = key.projection else {
        return;
    };
    let template = projection.location_template.as_deref().unwrap_or_default();
    let is_delivered = template.split('/').any(|folder| folder == "CloudTrail");
    if role == Role::Year || range.0 > 9 || digits.is_some_and(|digits| digits > 1) || !is_delivered
    {
        return;
    }
    let name = key.shown();
    let last = range.1.min(9);
    let message = format!(
        "the projection of `{name}` has no `digits`: Athena looks for the folders {} to {last}, and never reads CloudTrail's 0{} to 0{last}",
        range.0, range.0
    );
    let warning = Diagnostic::warning("projection-without-digits", message).help(format!(
        "add `'projection.{name}.digits' = '2'` to TBLPROPERTIES"
    ));
    diagnostics.push(key.locate_property(warning, "range"));
}
