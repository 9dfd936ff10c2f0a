//! `event_window`, the one date filter: the field, the period that it chooses, and the predicates
//! that the explores derive from it.
//!
//! Looker puts a date filter on the parsed event time, which prunes no partition. So the filter has no
//! column of its own: an explore's `sql_always_where` turns it into the exact condition on the event
//! time and into a condition on the bare partition keys, a day wider at the start and an hour wider at
//! the end, because files of the last minutes lie in the next day's folder and a day of the reader's
//! time zone may span two days of UTC.
//!
//! Sources: Looker, *Templated filters* and *Usage of `date_start` and `date_end`*
//! (<https://cloud.google.com/looker/docs/templated-filters>); Athena user guide, *Partition your data*.

use crate::cloudtrail::{
    Beginning, CalendarPart, DatePartition, DateValue, PartText, PartitionLayout,
};
use crate::config::DateConfig;
use crate::lookml::{Field, FieldKind, FieldType};

use super::leaf::LeafNames;

/// The name of the filter field in the event view and in every view that extends it.
pub(super) const NAME: &str = "event_window";

/// The field itself.
pub(super) fn field(date: &DateConfig, layout: &PartitionLayout) -> Field {
    let mut field = Field::new(FieldKind::Filter, NAME);
    field.field_type = Some(FieldType::Date);
    field.label = Some("Date".to_owned());
    field.group_label = Some("Event".to_owned());
    field.description = Some(description(date, layout));
    field
}

fn description(date: &DateConfig, layout: &PartitionLayout) -> String {
    let cost = if layout.date.is_some() {
        "It also decides how many days Athena reads."
    } else {
        "The table has no partitions by day, so Athena reads the whole bucket whatever is chosen."
    };
    let reach = match (date.max_days, &layout.date) {
        (Some(days), _) => {
            format!("At most {days} days are shown, the last ones of the period up to now.")
        }
        (None, Some(partition)) => {
            format!("A period without a start begins: {}.", partition.beginning)
        }
        (None, None) => String::new(),
    };
    format!("The period that is shown. {cost} {reach}")
        .trim_end()
        .to_owned()
}

/// The condition that an explore puts on every query, over the fields of `view`.
pub(super) fn predicate(
    view: &str,
    date: &DateConfig,
    layout: &PartitionLayout,
    leaves: &LeafNames,
) -> String {
    let time = format!("${{{view}.event_raw}}");
    let mut lines = exact(view, &time, date, layout);
    lines.extend(partitions(view, date, layout, leaves, None));
    lines.join("\nAND ")
}

/// The conditions on the time itself, whose SQL is `time`.
pub(super) fn exact(
    view: &str,
    time: &str,
    date: &DateConfig,
    layout: &PartitionLayout,
) -> Vec<String> {
    let mut lines = vec![format!(
        "{{% condition {view}.{NAME} %}} {time} {{% endcondition %}}"
    )];
    if date.max_days.is_some() {
        lines.push(format!("{time} >= {}", start(view, date, layout)));
    }
    lines
}

/// The first instant of the period.
pub(super) fn start(view: &str, date: &DateConfig, layout: &PartitionLayout) -> String {
    Period::of(view, date, layout, None).start
}

/// The first instant of so many days before the period; of no more than `date.max_days` in all.
pub(super) fn start_of_look_back(
    view: &str,
    date: &DateConfig,
    layout: &PartitionLayout,
    days: &str,
) -> String {
    Period::of(view, date, layout, Some(days)).start
}

/// The conditions on the bare partition keys, over the fields of `view`; with so many days before the
/// period.
pub(super) fn partitions(
    view: &str,
    date: &DateConfig,
    layout: &PartitionLayout,
    leaves: &LeafNames,
    look_back: Option<&str>,
) -> Vec<String> {
    let period = Period::of(view, date, layout, look_back);
    layout.date.as_ref().map_or_else(Vec::new, |partition| {
        partition_lines(view, partition, &period, leaves)
    })
}

/// The chosen period as SQL timestamps that are never NULL.
struct Period {
    /// First instant.
    start: String,
    /// A day before the start: the first day to read.
    first: String,
    /// An hour after the end: the last day to read.
    last: String,
}

impl Period {
    fn of(
        view: &str,
        date: &DateConfig,
        layout: &PartitionLayout,
        look_back: Option<&str>,
    ) -> Self {
        let end = format!("COALESCE({{% date_end {view}.{NAME} %}}, LOCALTIMESTAMP)");
        let beginning = layout.date.as_ref().map_or(
            &Beginning::Day {
                year: 2013,
                month: 1,
                day: 1,
            },
            |p| &p.beginning,
        );
        let mut start = format!(
            "COALESCE({{% date_start {view}.{NAME} %}}, {})",
            beginning_sql(beginning)
        );
        if let Some(days) = look_back {
            start = format!("date_add('day', -{days}, {start})");
        }
        if let Some(days) = date.max_days {
            // A period such as `this year` ends in the future, and its last days hold nothing yet; the
            // day ahead keeps a period whole that ends with today.
            let now = "date_add('day', 1, LOCALTIMESTAMP)";
            start = format!("greatest({start}, date_add('day', -{days}, least({end}, {now})))");
        }
        let mut first = format!("date_add('day', -1, {start})");
        if let Some((amount, unit)) = layout.date.as_ref().and_then(|date| date.step) {
            first = format!("date_add('{}', -{amount}, {first})", unit.name());
        }
        Self {
            first,
            last: format!("date_add('hour', 1, {end})"),
            start,
        }
    }
}

fn beginning_sql(beginning: &Beginning) -> String {
    match beginning {
        Beginning::Day { year, month, day } => {
            format!("TIMESTAMP '{year:04}-{month:02}-{day:02} 00:00:00'")
        }
        Beginning::BeforeNow { amount, unit } => {
            format!("date_add('{}', -{amount}, LOCALTIMESTAMP)", unit.name())
        }
    }
}

/// The conditions on the bare partition keys.
fn partition_lines(
    view: &str,
    partition: &DatePartition,
    period: &Period,
    leaves: &LeafNames,
) -> Vec<String> {
    let key = |key: &str| format!("${{{view}.{}}}", leaves.of_key(key));
    let Period { first, last, .. } = period;
    match &partition.value {
        DateValue::Text {
            key: name,
            format,
            is_ordered: true,
        } => {
            // A pattern with hours would begin in the middle of the first day.
            let first = if format.contains("%H") {
                format!("date_trunc('day', {first})")
            } else {
                first.clone()
            };
            vec![
                format!("{} >= date_format({first}, '{format}')", key(name)),
                format!("{} <= date_format({last}, '{format}')", key(name)),
            ]
        }
        DateValue::Text {
            key: name, format, ..
        } => {
            let day = format!("TRY(date_parse({}, '{format}'))", key(name));
            vec![
                format!("{day} >= date_trunc('day', {first})"),
                format!("{day} <= {last}"),
            ]
        }
        DateValue::Number { key: name, format } => vec![
            format!(
                "{} >= CAST(date_format({first}, '{format}') AS bigint)",
                key(name)
            ),
            format!(
                "{} <= CAST(date_format({last}, '{format}') AS bigint)",
                key(name)
            ),
        ],
        DateValue::Date { key: name } => vec![
            format!("{} >= CAST({first} AS date)", key(name)),
            format!("{} <= CAST({last} AS date)", key(name)),
        ],
        DateValue::Timestamp { key: name } => vec![
            format!("{} >= date_trunc('day', {first})", key(name)),
            format!("{} <= {last}", key(name)),
        ],
        DateValue::Parts(parts) => part_lines(parts, period, key),
    }
}

/// Year, month and day keys: the bare year in a range, which keeps Athena from walking through years
/// it need not, and then the whole date, part by part.
fn part_lines(
    parts: &[CalendarPart],
    period: &Period,
    key: impl Fn(&str) -> String,
) -> Vec<String> {
    let values: Vec<PartValue> = parts
        .iter()
        .zip(["year", "month", "day"])
        .map(|(part, unit)| PartValue {
            key: match part.text {
                PartText::Unpadded => format!("CAST({} AS integer)", key(&part.key)),
                PartText::Number | PartText::Padded => key(&part.key),
            },
            first: part_sql(part.text, unit, &period.first),
            last: part_sql(part.text, unit, &period.last),
        })
        .collect();
    let Some(year) = values.first() else {
        return Vec::new();
    };
    let years = format!("{} BETWEEN {} AND {}", year.key, year.first, year.last);
    if values.len() == 1 {
        return vec![years];
    }
    vec![
        years,
        nested(&values, '>', |value| &value.first),
        nested(&values, '<', |value| &value.last),
    ]
}

/// A key and the values of the first and last day for it.
struct PartValue {
    key: String,
    first: String,
    last: String,
}

fn part_sql(text: PartText, unit: &str, timestamp: &str) -> String {
    match (text, unit) {
        (PartText::Padded, "year") => format!("date_format({timestamp}, '%Y')"),
        (PartText::Padded, "month") => format!("date_format({timestamp}, '%m')"),
        (PartText::Padded, _) => format!("date_format({timestamp}, '%d')"),
        (PartText::Number | PartText::Unpadded, unit) => format!("{unit}({timestamp})"),
    }
}

/// `(year > Y OR (year = Y AND (month > M OR (month = M AND day >= D))))`, a line for each key.
fn nested(values: &[PartValue], sign: char, bound: impl Fn(&PartValue) -> &String) -> String {
    let mut condition = String::new();
    for (depth, value) in values.iter().enumerate().rev() {
        let (key, bound) = (&value.key, bound(value));
        let indentation = "  ".repeat(depth + 1);
        condition = if condition.is_empty() {
            format!("{key} {sign}= {bound}")
        } else {
            format!("({key} {sign} {bound}\n{indentation}OR ({key} = {bound} AND {condition}))")
        };
    }
    condition
}
