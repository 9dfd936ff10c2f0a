//! `PartitionLayout`: which partition keys a CloudTrail table has and what they stand for.

mod beginning;
mod date;
mod date_pattern;
mod injected;
mod key;
mod recognition;
mod role;
mod summary;

pub use crate::glue::DateRangeStart as Beginning;
use crate::glue::IntervalUnit;

/// What the partition keys of a table mean.
///
/// Recognised from the keys' types, their projection and their names, or set in the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartitionLayout {
    /// How days are laid out; `None` where a query cannot be narrowed to days.
    pub date: Option<DatePartition>,
    /// All other keys, in the order of the table.
    pub keys: Vec<KeyPartition>,
}

/// How days are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePartition {
    /// The key or keys.
    pub value: DateValue,
    /// How far back the partitions reach: the start of the projection's range, else 2013-01-01, the
    /// year in which CloudTrail began.
    pub beginning: Beginning,
    /// How much time one partition covers, where that is more than a day: the partition that holds a
    /// day may begin so long before it.
    pub step: Option<(u32, IntervalUnit)>,
}

/// The key or keys that hold the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateValue {
    /// One text key.
    Text {
        /// The key's name, in the case of the schema.
        key: String,
        /// The pattern in the notation of Trino's `date_format`, such as `%Y/%m/%d`.
        format: String,
        /// Whether the texts sort as the days do, so that `>=` on the bare key is right.
        is_ordered: bool,
    },
    /// One whole number that spells the day, such as 20210730.
    Number {
        /// The key's name.
        key: String,
        /// The pattern in the notation of Trino's `date_format`, such as `%Y%m%d`.
        format: String,
    },
    /// One key of type `date`.
    Date {
        /// The key's name.
        key: String,
    },
    /// One key of type `timestamp`.
    Timestamp {
        /// The key's name.
        key: String,
    },
    /// A key for the year and, as far as present, keys for month, day and hour, largest first.
    Parts(Vec<CalendarPart>),
}

impl DateValue {
    /// The names of the keys, in the case of the schema.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let (one, parts) = match self {
            Self::Text { key, .. }
            | Self::Number { key, .. }
            | Self::Date { key }
            | Self::Timestamp { key } => (Some(key.as_str()), &[] as &[CalendarPart]),
            Self::Parts(parts) => (None, parts.as_slice()),
        };
        one.into_iter()
            .chain(parts.iter().map(|part| part.key.as_str()))
    }
}

/// One of the keys year, month, day, hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPart {
    /// The key's name, in the case of the schema.
    pub key: String,
    /// How its values are written.
    pub text: PartText,
}

/// How the values of a calendar part are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartText {
    /// A whole-number key.
    Number,
    /// A text key, zero-padded: `07`.
    Padded,
    /// A text key without zeros: `7`.
    Unpadded,
}

/// A partition key that holds no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPartition {
    /// The key's name, in the case of the schema.
    pub key: String,
    /// What it stands for.
    pub role: KeyRole,
    /// Whether Athena answers only queries that name its value.
    pub is_injected: bool,
    /// Whether its values are whole numbers.
    pub is_number: bool,
    /// The values that the projection lists; empty where it lists none.
    pub values: Vec<String>,
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRole {
    /// The account that received the record.
    Account,
    /// The region of the log files.
    Region,
    /// Anything else.
    Other,
}
