//! `PartitionProjection`: how Athena computes partitions from table properties.
//!
//! Source: Athena user guide, *Use partition projection with Amazon Athena* and *Supported types for
//! partition projection*
//! (<https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html>).

mod key;
mod mistake;
mod property;
mod range;

use std::fmt;

use property::Properties;

use super::Table;
use crate::diagnostic::Diagnostics;

/// The `projection.*` properties of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartitionProjection {
    /// `projection.enabled` is `true`.
    pub is_enabled: bool,
    /// One entry a key that the properties speak of, in the order of the input, under the name that
    /// the properties give it.
    pub keys: Vec<(String, KeyProjection)>,
    /// `storage.location.template`
    pub location_template: Option<String>,
}

/// How the values of one key are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProjection {
    /// A list of values.
    Enum {
        /// The values, in order; blanks round them are part of them.
        values: Vec<String>,
    },
    /// A range of whole numbers.
    Integer {
        /// First and last value.
        range: (i64, i64),
        /// Zero-padded to that many digits.
        digits: Option<u8>,
        /// Step; 1 where not given.
        interval: i64,
    },
    /// A range of dates.
    Date {
        /// Java's notation, such as `yyyy/MM/dd`.
        format: String,
        /// Where the range starts.
        start: DateRangeStart,
        /// The day, as the property has it, on which the range ends; `None` where it ends now, or
        /// so long before or after.
        fixed_end: Option<String>,
        /// The text of the whole range, as the property has it.
        range: String,
        /// How far apart the values are, where the properties say so.
        interval: Option<(u32, IntervalUnit)>,
    },
    /// The query has to name the value.
    Injected,
}

/// The start of a date range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateRangeStart {
    /// A fixed day.
    Day {
        /// Four digits.
        year: i32,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// `NOW-3YEARS`
    BeforeNow {
        /// How many units.
        amount: u32,
        /// Which units.
        unit: IntervalUnit,
    },
}

impl fmt::Display for DateRangeStart {
    /// `2020-01-01`, or `3 years ago`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day { year, month, day } => write!(f, "{year:04}-{month:02}-{day:02}"),
            Self::BeforeNow { amount, unit } => {
                let plural = if *amount == 1 { "" } else { "s" };
                write!(f, "{amount} {}{plural} ago", unit.name())
            }
        }
    }
}

/// The units that a relative date may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalUnit {
    /// `YEARS`
    Years,
    /// `MONTHS`
    Months,
    /// `WEEKS`
    Weeks,
    /// `DAYS`
    Days,
    /// `HOURS`
    Hours,
    /// `MINUTES`
    Minutes,
    /// `SECONDS`
    Seconds,
}

impl PartitionProjection {
    /// Reads the properties of a table, and warns of those that Athena would not take as they are
    /// meant, each with the property and the effect.
    #[must_use]
    pub fn of(table: &Table, diagnostics: &mut Diagnostics) -> Self {
        let properties = Properties::of(table);
        mistake::warn_of_doubles(table, diagnostics);
        mistake::warn_of_unknown(table, &properties, diagnostics);
        let is_enabled = table
            .parameter("projection.enabled")
            .is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
        let mut projection = Self {
            is_enabled,
            keys: Vec::new(),
            location_template: table.parameter(property::TEMPLATE).map(str::to_owned),
        };
        for group in &properties.groups {
            if mistake::is_no_partition_key(table, group, diagnostics) {
                continue;
            }
            match key::projection(table, group, diagnostics) {
                Ok(key) => projection.keys.push((group.key.to_owned(), key)),
                Err(warnings) => diagnostics.extend(warnings),
            }
        }
        if is_enabled {
            mistake::warn_of_keys_without_projection(table, &properties, diagnostics);
            mistake::warn_of_template(table, diagnostics);
        } else {
            mistake::warn_of_disabled(table, &properties, diagnostics);
        }
        projection
    }

    /// How the values of a key are found; names are compared without case.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&KeyProjection> {
        let mut keys = self.keys.iter();
        keys.find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, projection)| projection)
    }
}

impl IntervalUnit {
    /// The unit in the singular, as Trino's `date_add` wants it: `year`, `month`, ...
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Years => "year",
            Self::Months => "month",
            Self::Weeks => "week",
            Self::Days => "day",
            Self::Hours => "hour",
            Self::Minutes => "minute",
            Self::Seconds => "second",
        }
    }
}
