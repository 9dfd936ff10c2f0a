//! Tells a partition layout in one line.

use super::{
    CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText, PartitionLayout,
};
use crate::diagnostic::excerpt;

impl PartitionLayout {
    /// One line for people, such as
    /// ``partitions: `timestamp` holds the day as yyyy/MM/dd (from 2020-01-01)``.
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
            holds(
                key,
                &format!("the {} as {}{end}", unit(format), java(format)),
            )
        }
        DateValue::Number { key, format } => holds(
            key,
            &format!("the {} as the number {}", unit(format), java(format)),
        ),
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
    format!("{value} (from {})", date.beginning)
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

/// A pattern of Trino's `date_format` in the notation of the table's properties and of the
/// configuration.
fn java(format: &str) -> String {
    let letters = [
        ("%Y", "yyyy"),
        ("%y", "yy"),
        ("%m", "MM"),
        ("%c", "M"),
        ("%d", "dd"),
        ("%e", "d"),
        ("%j", "DDD"),
        ("%H", "HH"),
        ("%i", "mm"),
        ("%s", "ss"),
    ];
    letters
        .iter()
        .fold(format.to_owned(), |text, (ours, javas)| {
            text.replace(ours, javas)
        })
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
