//! Tells a partition layout in one line.

use super::{
    Beginning, DatePartition, DateValue, KeyPartition, KeyRole, PartText, PartitionLayout,
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
            is_ordered: true,
        } => holds(key, &format!("the day as {format}")),
        DateValue::Text {
            key,
            format,
            is_ordered: false,
        } => holds(
            key,
            &format!("the day as {format}, which does not sort as days do"),
        ),
        DateValue::Number { key, format } => holds(key, &format!("the day as the number {format}")),
        DateValue::Date { key } => holds(key, "the day as a date"),
        DateValue::Timestamp { key } => holds(key, "the day as a timestamp"),
        DateValue::Parts(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(place, part)| {
                    let text = match part.text {
                        PartText::Number => " as a number",
                        PartText::Unpadded => " without zeros in front",
                        PartText::Padded => "",
                    };
                    let name = ["year", "month", "day of the month", "hour"][place.min(3)];
                    holds(&part.key, &format!("the {name}{text}"))
                })
                .collect();
            parts.join(", ")
        }
    };
    format!("{value} ({})", beginning(&date.beginning))
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
