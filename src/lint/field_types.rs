//! The types that each kind of field may have.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-dimension-filter-parameter-types>
//! and <https://cloud.google.com/looker/docs/reference/param-measure-types>.

use crate::lookml::FieldKind;
use crate::resolve::is_timeframe;

const DIMENSION: &[&str] = &[
    "bin",
    "date",
    "date_time",
    "distance",
    "duration",
    "int",
    "location",
    "number",
    "string",
    "tier",
    "time",
    "unquoted",
    "yesno",
    "zipcode",
];

const MEASURE: &[&str] = &[
    "average",
    "average_distinct",
    "count",
    "count_distinct",
    "date",
    "date_time",
    "int",
    "list",
    "max",
    "median",
    "median_distinct",
    "min",
    "number",
    "percent_of_previous",
    "percent_of_total",
    "percentile",
    "percentile_distinct",
    "period_over_period",
    "running_total",
    "string",
    "sum",
    "sum_distinct",
    "yesno",
];

/// Measures that count rows, list a field, or rest on another measure; and some of which no page says
/// that they need `sql`.
const MEASURE_WITHOUT_SQL: &[&str] = &[
    "count",
    "date_time",
    "int",
    "list",
    "period_over_period",
    "string",
    "yesno",
];

const PARAMETER: &[&str] = &["date", "date_time", "number", "string", "unquoted", "yesno"];

/// The types of a kind of field; a time or a duration may also be that of one timeframe.
pub(super) fn types(kind: &FieldKind) -> &'static [&'static str] {
    match kind {
        FieldKind::DimensionGroup => &["time", "duration"],
        FieldKind::Measure => MEASURE,
        FieldKind::Parameter => PARAMETER,
        FieldKind::Dimension | FieldKind::Filter | FieldKind::Other(_) => DIMENSION,
    }
}

/// Whether a kind of field has such a type.
pub(super) fn is_type(kind: &FieldKind, word: &str) -> bool {
    let is_of_one_timeframe = || {
        let behind = |prefix| word.strip_prefix(prefix);
        *kind != FieldKind::DimensionGroup
            && (behind("date_").is_some_and(is_timeframe)
                || behind("duration_").is_some_and(is_timeframe_or_day))
    };
    types(kind).contains(&word) || is_of_one_timeframe()
}

/// Whether a measure of that type has nothing to measure without `sql`.
pub(super) fn measure_needs_sql(word: &str) -> bool {
    MEASURE.contains(&word) && !MEASURE_WITHOUT_SQL.contains(&word)
}

/// Durations are counted in days, not in dates.
fn is_timeframe_or_day(word: &str) -> bool {
    word == "day" || is_timeframe(word)
}
