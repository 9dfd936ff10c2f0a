//! `PartitionProjection`: how Athena computes partitions from table properties.
//!
//! Source: Athena user guide, *Use partition projection with Amazon Athena* and *Supported types for
//! partition projection*
//! (<https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html>).

/// The `projection.*` properties of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartitionProjection {
    /// `projection.enabled` is `true`.
    pub is_enabled: bool,
    /// One entry a key that the properties speak of, in the order of the input.
    pub keys: Vec<(String, KeyProjection)>,
    /// `storage.location.template`
    pub location_template: Option<String>,
}

/// How the values of one key are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProjection {
    /// A list of values.
    Enum {
        /// The values, in order.
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
        /// The text of the whole range, as the property has it.
        range: String,
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
