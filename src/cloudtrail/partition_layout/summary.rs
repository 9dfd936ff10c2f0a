//! Tells a partition layout in one line.

use super::{
    Beginning, CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText,
    PartitionLayout,
};
use crate::diagnostic::excerpt;
use crate::glue::IntervalUnit;

impl PartitionLayout {
    /// One line for people, such as
    /// ``partitions: `timestamp` holds the day as %Y/%m/%d (from 2020-01-01)``.
    #[must_use]
    pub fn summary(&self) -> String {
        let date = self.date.iter().map(date);
        let told: Vec<String> = date.chain(self.keys.iter().map(key)).collect();
        if told.is_empty() {
            return "partitions: none, so that each query reads the whole bucket".to_owned();
        }
        let end = if self.date.is_none() {
            "; none holds the day, so that each query reads all days"
        } else {
            ""
        };
        format!("partitions: {}{end}", told.join(", "))
    }
}

fn date(date: &DatePartition) -> String {
    let value = match &date.value {
        DateValue::Text {
            key,
            format,
            is_ordered,
        } => {
            let end = if *is_ordered {
                ""
            } else {
                ", which does not sort as days do"
            };
            holds(key, &format!("the {} as {format}{end}", unit(format)))
        }
        DateValue::Number { key, format } => {
            holds(key, &format!("the {} as the number {format}", unit(format)))
        }
        DateValue::Date { key } => holds(key, "the day as a date"),
        DateValue::Timestamp { key } => holds(key, "the day as a timestamp"),
        DateValue::Parts(parts) => {
            let names = ["year", "month", "day of the month", "hour"];
            let told: Vec<String> = names
                .iter()
                .zip(parts)
                .map(|(name, part)| told(name, part))
                .collect();
            told.join(", ")
        }
    };
    format!("{value} ({})", beginning(&date.beginning))
}

/// The smallest unit, from the day up, that a pattern tells.
fn unit(format: &str) -> &'static str {
    let has_one = |fields: &[&str]| fields.iter().any(|field| format.contains(field));
    match () {
        () if has_one(&["%d", "%e", "%j"]) => "day",
        () if has_one(&["%m", "%c", "%b", "%M"]) => "month",
        () => "year",
    }
}

fn told(name: &str, part: &CalendarPart) -> String {
    let text = match part.text {
        PartText::Number => " as a number",
        PartText::Unpadded => " without zeros in front",
        PartText::Padded => "",
    };
    holds(&part.key, &format!("the {name}{text}"))
}

fn beginning(beginning: &Beginning) -> String {
    match beginning {
        Beginning::Day { year, month, day } => format!("from {year:04}-{month:02}-{day:02}"),
        Beginning::BeforeNow { amount, unit } => {
            let unit = match unit {
                IntervalUnit::Years => "years",
                IntervalUnit::Months => "months",
                IntervalUnit::Weeks => "weeks",
                IntervalUnit::Days => "days",
                IntervalUnit::Hours => "hours",
                IntervalUnit::Minutes => "minutes",
                IntervalUnit::Seconds => "seconds",
            };
            let unit = if *amount == 1 {
                &unit[..unit.len() - 1]
            } else {
                unit
            };
            format!("from {amount} {unit} ago")
        }
    }
}

fn key(key: &KeyPartition) -> String {
    let what = match key.role {
        KeyRole::Account => "the account",
        KeyRole::Region => "the region",
        KeyRole::Other if key.is_injected => return format!("`{}` is injected", excerpt(&key.key)),
        KeyRole::Other => return format!("`{}` is not used", excerpt(&key.key)),
    };
    let told = holds(&key.key, what);
    match (key.is_injected, key.values.len()) {
        (true, _) => format!("{told} (injected)"),
        (false, 0) => told,
        (false, 1) => format!("{told} (1 value)"),
        (false, count) => format!("{told} ({count} values)"),
    }
}

fn holds(key: &str, what: &str) -> String {
    format!("`{}` holds {what}", excerpt(key))
}
