//! The timeframes of a time as the Presto family of Looker's dialects writes them.

use super::Assumption;

/// How a timeframe is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeframeForm {
    /// As LookML names it.
    pub name: &'static str,
    /// SQL with `{}` in place of the time.
    pub sql: &'static str,
    /// What it rests on, where no primary source has it.
    pub assumed: Option<Assumption>,
}

/// Source: SQL that Looker wrote for Presto, Trino and Glue; for what is assumed see there.
///
/// The week is not here: it depends on the day on which the model starts it.
const TIMEFRAMES: [TimeframeForm; 16] = [
    known("raw", "{}"),
    known("time", "(DATE_FORMAT({} , '%Y-%m-%d %T'))"),
    known("date", "(DATE_FORMAT({} , '%Y-%m-%d'))"),
    known("hour", "(DATE_FORMAT({} , '%Y-%m-%d %H'))"),
    known("minute", "(DATE_FORMAT({} , '%Y-%m-%d %H:%i'))"),
    known("month", "(DATE_FORMAT({} , '%Y-%m'))"),
    known(
        "quarter",
        "(DATE_FORMAT(DATE_TRUNC('QUARTER', {} ), '%Y-%m'))",
    ),
    known("year", "(YEAR({} ))"),
    known("hour_of_day", "(HOUR({} ))"),
    known("day_of_week", "(DATE_FORMAT({} , '%W'))"),
    known("day_of_month", "(DAY_OF_MONTH({} ))"),
    known("day_of_year", "(DAY_OF_YEAR({} ))"),
    known("week_of_year", "(WEEK_OF_YEAR({} ))"),
    known("month_name", "(DATE_FORMAT({} , '%M'))"),
    known("month_num", "(MONTH({} ))"),
    TimeframeForm {
        name: "second",
        sql: "(DATE_FORMAT({} , '%Y-%m-%d %T'))",
        assumed: Some(Assumption::SecondTimeframe),
    },
];

const fn known(name: &'static str, sql: &'static str) -> TimeframeForm {
    TimeframeForm {
        name,
        sql,
        assumed: None,
    }
}

/// The form of a timeframe; `None` where no source has one.
#[must_use]
pub fn timeframe(name: &str) -> Option<&'static TimeframeForm> {
    TIMEFRAMES.iter().find(|form| form.name == name)
}

/// How many days a time lies behind the last beginning of a week, where `weekday` begins it: 1 for
/// Monday, 7 for Sunday. `{}` stands for the time.
#[must_use]
pub fn days_into_week(weekday: i8) -> String {
    format!("MOD((DAY_OF_WEEK({{}} ) % 7) - {} + 7, 7)", weekday % 7)
}

/// The day on which the week of a time begins; `{}` stands for the time.
#[must_use]
pub fn week_start(weekday: i8) -> String {
    format!(
        "DATE_TRUNC('DAY', DATE_ADD('day', (0 - {}), {{}} ))",
        days_into_week(weekday)
    )
}
