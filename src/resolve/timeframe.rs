//! The fields that a dimension group stands for: `<group>_<timeframe>`, or `<intervals>_<group>`.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::lookml::{Field, FieldKind, FieldType, Value};

/// The timeframes of the reference that have no number in their name.
pub const TIMEFRAMES: [&str; 27] = [
    "raw",
    "time",
    "time_of_day",
    "microsecond",
    "millisecond",
    "second",
    "minute",
    "hour",
    "hour_of_day",
    "date",
    "week",
    "week_of_year",
    "day_of_week",
    "day_of_week_index",
    "day_of_month",
    "day_of_year",
    "month",
    "month_num",
    "month_name",
    "quarter",
    "quarter_of_year",
    "year",
    "fiscal_month_num",
    "fiscal_quarter",
    "fiscal_quarter_of_year",
    "fiscal_year",
    "yesno",
];

/// The intervals of a duration.
const INTERVALS: [&str; 8] = [
    "second", "minute", "hour", "day", "week", "month", "quarter", "year",
];

/// Whether a word is a timeframe: one of the list, or `hour6`, `minute15`, `millisecond250`.
#[must_use]
pub fn is_timeframe(word: &str) -> bool {
    TIMEFRAMES.contains(&word)
        || ["hour", "minute", "second", "millisecond"]
            .iter()
            .any(|unit| {
                word.strip_prefix(unit).is_some_and(|count| {
                    !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
                })
            })
}

/// Whether a dimension group is one of durations.
#[must_use]
pub fn is_duration(group: &Field) -> bool {
    group.field_type == Some(FieldType::Duration)
}

/// Whether a dimension group has a timeframe; without a list it has every one.
pub(super) fn has_timeframe(group: &Field, word: &str) -> bool {
    if group.kind != FieldKind::DimensionGroup || is_duration(group) {
        return false;
    }
    match &group.timeframes {
        Some(timeframes) => timeframes.iter().any(|it| it.as_str() == word),
        None => is_timeframe(word),
    }
}

/// The interval of a dimension group whose plural a word is; without a list it has every interval.
pub(super) fn interval(group: &Field, plural: &str) -> Option<&'static str> {
    if group.kind != FieldKind::DimensionGroup || !is_duration(group) {
        return None;
    }
    let word = plural.strip_suffix('s')?;
    let interval = INTERVALS.iter().find(|it| **it == word)?;
    let is_there = match intervals_of(group) {
        Some(mut listed) => listed.any(|it| it == *interval),
        None => true,
    };
    is_there.then_some(interval)
}

fn intervals_of(group: &Field) -> Option<impl Iterator<Item = &str>> {
    let listed = group.other.iter().find(|it| it.name == "intervals")?;
    let Value::List(items) = &listed.value else {
        return None;
    };
    Some(items.iter().filter_map(|item| match item {
        Value::Word(word) | Value::Text(word) => Some(word.as_str()),
        _ => None,
    }))
}

/// The names of the fields that a dimension group stands for.
///
/// Of a group without a list of timeframes only the plain ones are named: `hour6` and the like can
/// be asked for, but are many.
#[must_use]
pub fn names_of_group(group: &Field) -> Vec<String> {
    let name = &group.name;
    if is_duration(group) {
        let intervals = INTERVALS
            .iter()
            .filter(|it| interval(group, &format!("{it}s")).is_some());
        return intervals.map(|it| format!("{it}s_{name}")).collect();
    }
    match &group.timeframes {
        Some(timeframes) => timeframes
            .iter()
            .map(|it| format!("{name}_{}", it.as_str()))
            .collect(),
        None => TIMEFRAMES.iter().map(|it| format!("{name}_{it}")).collect(),
    }
}
