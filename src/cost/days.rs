//! The days whose partitions a query reads, from its own condition.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use super::evaluate::{Columns, Value, evaluate, fold, format_time};
use super::expression::{Expression, Sign, parse};

/// How a partition key writes a day.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    /// As a text in a format of `date_format`.
    Text(String),
    /// As a number in such a format.
    Number(String),
    /// As a date.
    Date,
    /// As a timestamp.
    Time,
}

/// CloudTrail began in November 2013.
const FIRST_YEAR: i16 = 2013;

/// So many days ahead of the clock are looked at.
const AHEAD: i64 = 366;

/// The days that a condition lets through; `None` where no partition key is compared with a day, so
/// that every file is read.
pub(super) fn days_read(condition: &str, clock: DateTime) -> Option<Vec<Date>> {
    let condition = parse(condition);
    let mut keys = BTreeMap::new();
    find_keys(&condition, &mut keys);
    if keys.is_empty() {
        return None;
    }
    let has_hours = keys.values().any(|shape| match shape {
        Shape::Text(format) | Shape::Number(format) => format.contains("%H"),
        _ => false,
    });
    let hours = if has_hours { 24 } else { 1 };
    let condition = fold(condition);
    let mut days = Vec::new();
    let mut day = Date::new(FIRST_YEAR, 1, 1).ok()?;
    let last = clock.date().checked_add(AHEAD.days()).ok()?;
    while day <= last {
        let is_read = (0..hours).any(|hour| {
            let columns = columns(&keys, day.at(hour, 0, 0, 0));
            !matches!(
                evaluate(&condition, &columns),
                Value::Bool(false) | Value::Null
            )
        });
        if is_read {
            days.push(day);
        }
        day = day.tomorrow().ok()?;
    }
    Some(days)
}

/// What the partition keys hold for an hour.
fn columns(keys: &BTreeMap<String, Shape>, time: DateTime) -> Columns {
    let text = |format: &str| format_time(time, format);
    let value = |shape: &Shape| match shape {
        Shape::Text(format) => text(format).map_or(Value::Unknown, Value::Text),
        Shape::Number(format) => text(format)
            .and_then(|text| text.parse().ok())
            .map_or(Value::Unknown, Value::Number),
        Shape::Date => Value::Date(time.date()),
        Shape::Time => Value::Time(time),
    };
    keys.iter()
        .map(|(name, shape)| (name.clone(), value(shape)))
        .collect()
}

/// The columns that are compared with a day, and how they write it.
fn find_keys(expression: &Expression, keys: &mut BTreeMap<String, Shape>) {
    match expression {
        Expression::Binary(sign, left, right) => {
            if !matches!(sign, Sign::And | Sign::Or) {
                compare(left, right, keys);
                compare(right, left, keys);
            }
            find_keys(left, keys);
            find_keys(right, keys);
        }
        Expression::In(value, items, _) => {
            for item in items {
                compare(value, item, keys);
            }
        }
        Expression::Not(value) => find_keys(value, keys),
        _ => {}
    }
}

fn compare(key: &Expression, bound: &Expression, keys: &mut BTreeMap<String, Shape>) {
    let found = match key {
        Expression::Column(name) => shape(bound).map(|shape| (name, shape)),
        Expression::Cast(inner, _) => match &**inner {
            Expression::Column(name) => shape(bound).map(|shape| (name, shape)),
            _ => None,
        },
        Expression::Call(name, arguments) if name == "try" => match arguments.as_slice() {
            [parsed] => return compare(parsed, bound, keys),
            _ => None,
        },
        Expression::Call(name, arguments) if name == "date_parse" => match arguments.as_slice() {
            [Expression::Column(name), Expression::Text(format)] if !is_fine(format) => {
                Some((name, Shape::Text(format.clone())))
            }
            _ => None,
        },
        _ => None,
    };
    if let Some((name, shape)) = found {
        keys.entry(name.clone()).or_insert(shape);
    }
}

/// Whether a format goes below the hour: no partition key does, but the time of an event.
fn is_fine(format: &str) -> bool {
    ["%i", "%s", "%S", "%T"]
        .iter()
        .any(|part| format.contains(part))
}

/// How a value writes a day, if it is made of one.
fn shape(bound: &Expression) -> Option<Shape> {
    match bound {
        Expression::Text(text) => written_day(text).map(|format| Shape::Text(format.to_owned())),
        Expression::Cast(inner, kind) if kind == "date" => match shape(inner) {
            None | Some(Shape::Time) => Some(Shape::Date),
            other => other,
        },
        Expression::Cast(inner, _) => match shape(inner)? {
            Shape::Text(format) => Some(Shape::Number(format)),
            other => Some(other),
        },
        Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("date_format", [_, Expression::Text(format)]) => Some(Shape::Text(format.clone())),
            ("year", [_]) => Some(Shape::Number("%Y".to_owned())),
            ("month", [_]) => Some(Shape::Number("%c".to_owned())),
            ("day" | "day_of_month", [_]) => Some(Shape::Number("%e".to_owned())),
            ("date_trunc", [..]) => Some(Shape::Time),
            ("coalesce" | "greatest" | "least", values) => values.iter().find_map(shape),
            _ => None,
        },
        _ => None,
    }
}

/// The format of a day that is written out.
fn written_day(text: &str) -> Option<&'static str> {
    ["%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"]
        .into_iter()
        .find(|format| {
            let example = format
                .replace("%Y", "0000")
                .replace("%m", "00")
                .replace("%d", "00");
            let is_like = |(a, b): (char, char)| a == b || a == '0' && b.is_ascii_digit();
            example.len() == text.len() && example.chars().zip(text.chars()).all(is_like)
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};

    use super::days_read;

    fn clock() -> DateTime {
        date(2025, 3, 10).at(9, 30, 0, 0)
    }

    #[track_caller]
    fn check(condition: &str, count: usize, first: &str, last: &str) {
        let days = days_read(condition, clock()).expect("a partition key");
        let shown = |day: Option<&jiff::civil::Date>| day.expect("a day").to_string();
        assert_eq!(
            (days.len(), shown(days.first()), shown(days.last())),
            (count, first.to_owned(), last.to_owned())
        );
    }

    #[test]
    fn texts_dates_numbers_and_hours() {
        check(
            "t.\"day\" >= date_format(date_add('day', -1, TIMESTAMP '2025-03-04'), '%Y/%m/%d') AND t.\"day\" <= \
             date_format(date_add('hour', 1, COALESCE(NULL, TIMESTAMP '2025-03-10 09:30:00')), '%Y/%m/%d')",
            8,
            "2025-03-03",
            "2025-03-10",
        );
        check(
            "(dt BETWEEN CAST(date_format(TIMESTAMP '2025-02-27', '%Y%m%d') AS bigint) AND 20250302) AND x = 1",
            4,
            "2025-02-27",
            "2025-03-02",
        );
        check(
            "day >= CAST(TIMESTAMP '2025-03-09 12:00:00' AS date) AND day < DATE '2025-03-12'",
            3,
            "2025-03-09",
            "2025-03-11",
        );
        check(
            "h >= date_format(TIMESTAMP '2025-03-09 23:00:00', '%Y/%m/%d/%H') AND h < '2025/03/10/02'",
            2,
            "2025-03-09",
            "2025-03-10",
        );
        check(
            "day IN ('2025-01-03', '2024-12-31')",
            2,
            "2024-12-31",
            "2025-01-03",
        );
        check(
            "TRY(date_parse(day, '%d-%m-%Y')) BETWEEN date_trunc('day', TIMESTAMP '2025-01-30 10:00:00') AND \
             TIMESTAMP '2025-02-01 01:00:00'",
            3,
            "2025-01-30",
            "2025-02-01",
        );
    }

    #[test]
    fn year_month_and_day_in_keys_of_their_own() {
        check(
            "year BETWEEN '2024' AND '2025' AND (year > '2024' OR (year = date_format(TIMESTAMP '2024-12-30', '%Y') \
             AND (month > '12' OR (month = date_format(TIMESTAMP '2024-12-30', '%m') AND day >= \
             date_format(TIMESTAMP '2024-12-30', '%d'))))) AND (year < '2025' OR (year = '2025' AND (month < '01' OR \
             (month = '01' AND day <= '02'))))",
            4,
            "2024-12-30",
            "2025-01-02",
        );
        check(
            "y = year(TIMESTAMP '2025-02-03') AND CAST(m AS integer) = month(TIMESTAMP '2025-02-03')",
            28,
            "2025-02-01",
            "2025-02-28",
        );
    }

    #[test]
    fn what_names_no_partition_key_reads_all() {
        for condition in [
            "",
            "1=1",
            "TRY(date_parse(eventtime, '%Y-%m-%dT%H:%i:%sZ')) >= TIMESTAMP '2025-01-01'",
            "eventname = 'ConsoleLogin' AND region IN ('eu-west-1')",
            "(((",
        ] {
            assert_eq!(days_read(condition, clock()), None, "{condition}");
        }
    }

    #[test]
    fn what_is_not_understood_lets_through() {
        check(
            "(day = '2025-01-03' OR any_match(ARRAY['a'], x -> x = 'b')) AND day BETWEEN '2025-01-02' AND \
             '2025-01-04' AND (CASE WHEN a THEN b ELSE c END) = 'x' AND n LIKE 'a%' AND x IS DISTINCT FROM 'y'",
            3,
            "2025-01-02",
            "2025-01-04",
        );
    }
}
