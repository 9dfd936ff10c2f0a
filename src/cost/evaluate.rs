//! What an [`Expression`] is worth on one day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::expression::{Expression, Sign};
use crate::filter_expression::{Base, Moment, Unit};

/// What an expression is worth; `Unknown` where it depends on the rows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Unknown,
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    Time(DateTime),
    Date(Date),
}

/// The values of the columns that are known; all others depend on the rows.
pub(super) type Columns = BTreeMap<String, Value>;

/// The same expression with each part that names no column replaced by what it is worth, so that it is
/// worked out once and not for each day.
pub(super) fn fold(expression: Expression) -> Expression {
    let fold_all = |items: Vec<Expression>| items.into_iter().map(fold).collect();
    let folded = match expression {
        Expression::Binary(sign, left, right) => {
            Expression::Binary(sign, Box::new(fold(*left)), Box::new(fold(*right)))
        }
        Expression::Not(value) => Expression::Not(Box::new(fold(*value))),
        Expression::Cast(value, kind) => Expression::Cast(Box::new(fold(*value)), kind),
        Expression::IsNull(value, is_negated) => {
            Expression::IsNull(Box::new(fold(*value)), is_negated)
        }
        Expression::In(value, items, is_negated) => {
            Expression::In(Box::new(fold(*value)), fold_all(items), is_negated)
        }
        Expression::Call(name, arguments) => Expression::Call(name, fold_all(arguments)),
        other => other,
    };
    if matches!(folded, Expression::Column(_)) {
        return folded;
    }
    match evaluate(&folded, &Columns::new()) {
        Value::Unknown if names_a_column(&folded) => folded,
        value => Expression::Known(value),
    }
}

fn names_a_column(expression: &Expression) -> bool {
    match expression {
        Expression::Column(_) => true,
        Expression::Binary(_, left, right) => names_a_column(left) || names_a_column(right),
        Expression::Not(value) | Expression::Cast(value, _) | Expression::IsNull(value, _) => {
            names_a_column(value)
        }
        Expression::In(value, items, _) => {
            names_a_column(value) || items.iter().any(names_a_column)
        }
        Expression::Call(_, arguments) => arguments.iter().any(names_a_column),
        _ => false,
    }
}

pub(super) fn evaluate(expression: &Expression, columns: &Columns) -> Value {
    match expression {
        Expression::Unknown => Value::Unknown,
        Expression::Known(value) => value.clone(),
        Expression::Null => Value::Null,
        Expression::Bool(value) => Value::Bool(*value),
        Expression::Number(number) => Value::Number(*number),
        Expression::Text(text) => Value::Text(text.clone()),
        Expression::Time(text) => time(text),
        Expression::Column(name) => columns.get(name).cloned().unwrap_or(Value::Unknown),
        Expression::Cast(value, kind) => cast(evaluate(value, columns), kind),
        Expression::Not(value) => match evaluate(value, columns) {
            Value::Bool(value) => Value::Bool(!value),
            other => other,
        },
        Expression::IsNull(value, is_negated) => match evaluate(value, columns) {
            Value::Unknown => Value::Unknown,
            value => Value::Bool((value == Value::Null) != *is_negated),
        },
        Expression::In(value, items, is_negated) => {
            let value = evaluate(value, columns);
            let found = items.iter().fold(Value::Bool(false), |found, item| {
                or(
                    found,
                    compare(Sign::Equal, &value, &evaluate(item, columns)),
                )
            });
            match found {
                Value::Bool(found) => Value::Bool(found != *is_negated),
                other => other,
            }
        }
        Expression::Binary(sign, left, right) => {
            let (left, right) = (evaluate(left, columns), evaluate(right, columns));
            binary(*sign, left, right)
        }
        Expression::Call(name, arguments) => {
            let values: Vec<Value> = arguments.iter().map(|it| evaluate(it, columns)).collect();
            call(name, &values)
        }
    }
}

fn binary(sign: Sign, left: Value, right: Value) -> Value {
    match sign {
        Sign::Or => or(left, right),
        Sign::And => and(left, right),
        Sign::Equal
        | Sign::Unequal
        | Sign::Less
        | Sign::LessOrEqual
        | Sign::Greater
        | Sign::GreaterOrEqual => compare(sign, &left, &right),
        Sign::Concatenate => match (left, right) {
            (Value::Text(left), Value::Text(right)) => Value::Text(left + &right),
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            _ => Value::Unknown,
        },
        Sign::Plus | Sign::Minus | Sign::Times | Sign::Divide | Sign::Modulo => {
            let (Value::Number(left), Value::Number(right)) = (&left, &right) else {
                return nothing(&[left, right]);
            };
            match sign {
                Sign::Plus => Value::Number(left + right),
                Sign::Minus => Value::Number(left - right),
                Sign::Times => Value::Number(left * right),
                _ if *right == 0.0 => Value::Unknown,
                Sign::Modulo => Value::Number(left % right),
                // Whole numbers are divided without a remainder, which is not told apart here.
                _ => Value::Unknown,
            }
        }
    }
}

fn and(left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::Bool(false), _) | (_, Value::Bool(false)) => Value::Bool(false),
        (Value::Bool(true), other) | (other, Value::Bool(true)) => other,
        (Value::Null, Value::Null) => Value::Null,
        _ => Value::Unknown,
    }
}

fn or(left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::Bool(true), _) | (_, Value::Bool(true)) => Value::Bool(true),
        (Value::Bool(false), other) | (other, Value::Bool(false)) => other,
        (Value::Null, Value::Null) => Value::Null,
        _ => Value::Unknown,
    }
}

/// `NULL` where one is, else unknown.
fn nothing(values: &[Value]) -> Value {
    if values.contains(&Value::Null) {
        Value::Null
    } else {
        Value::Unknown
    }
}

fn compare(sign: Sign, left: &Value, right: &Value) -> Value {
    let midnight = |date: &Date| date.to_datetime(Time::midnight());
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.partial_cmp(right),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Time(right)) => Some(midnight(left).cmp(right)),
        (Value::Time(left), Value::Date(right)) => Some(left.cmp(&midnight(right))),
        _ => None,
    };
    let Some(order) = order else {
        return nothing(&[left.clone(), right.clone()]);
    };
    Value::Bool(match sign {
        Sign::Equal => order.is_eq(),
        Sign::Unequal => order.is_ne(),
        Sign::Less => order.is_lt(),
        Sign::LessOrEqual => order.is_le(),
        Sign::Greater => order.is_gt(),
        _ => order.is_ge(),
    })
}

/// `2025-01-03`, with or without a time; `UTC` may follow it.
fn time(text: &str) -> Value {
    let text = text.trim_end_matches(" UTC").replace(' ', "T");
    if text.contains('T') {
        return text.parse().map_or(Value::Unknown, Value::Time);
    }
    text.parse::<Date>().map_or(Value::Unknown, |date| {
        Value::Time(date.to_datetime(Time::midnight()))
    })
}

fn cast(value: Value, kind: &str) -> Value {
    match (kind, value) {
        (_, Value::Null) => Value::Null,
        ("date", Value::Time(time)) => Value::Date(time.date()),
        ("date", Value::Date(date)) => Value::Date(date),
        ("date", Value::Text(text)) => text.parse().map_or(Value::Unknown, Value::Date),
        ("timestamp", Value::Date(date)) => Value::Time(date.to_datetime(Time::midnight())),
        ("timestamp", Value::Time(time)) => Value::Time(time),
        ("integer" | "int" | "bigint" | "double", Value::Text(text)) => {
            text.parse().map_or(Value::Unknown, Value::Number)
        }
        ("integer" | "int" | "bigint" | "double", Value::Number(number)) => Value::Number(number),
        ("varchar", Value::Text(text)) => Value::Text(text),
        _ => Value::Unknown,
    }
}

fn call(name: &str, arguments: &[Value]) -> Value {
    match (name, arguments) {
        ("coalesce", values) => values
            .iter()
            .find(|value| **value != Value::Null)
            .cloned()
            .unwrap_or(Value::Null),
        ("try", [value]) => value.clone(),
        (_, values) if values.contains(&Value::Unknown) => Value::Unknown,
        (_, values) if values.contains(&Value::Null) => Value::Null,
        ("greatest", values) => extreme(values, Sign::Greater),
        ("least", values) => extreme(values, Sign::Less),
        ("date_add", [Value::Text(unit), Value::Number(amount), time]) => add(unit, *amount, time),
        ("date_trunc", [Value::Text(unit), Value::Time(time)]) => truncate(unit, *time),
        ("date_format", [Value::Time(time), Value::Text(format)]) => {
            format_time(*time, format).map_or(Value::Unknown, Value::Text)
        }
        ("date_parse", [Value::Text(text), Value::Text(format)]) => {
            parse_time(text, format).map_or(Value::Null, Value::Time)
        }
        ("year", [Value::Time(time)]) => Value::Number(f64::from(time.year())),
        ("month", [Value::Time(time)]) => Value::Number(f64::from(time.month())),
        ("day" | "day_of_month", [Value::Time(time)]) => Value::Number(f64::from(time.day())),
        ("day_of_week", [Value::Time(time)]) => {
            Value::Number(f64::from(time.weekday().to_monday_one_offset()))
        }
        ("mod", [Value::Number(left), Value::Number(right)]) if *right != 0.0 => {
            Value::Number(left % right)
        }
        ("lower", [Value::Text(text)]) => Value::Text(text.to_lowercase()),
        ("concat", values) => {
            let texts = values.iter().map(|value| match value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            });
            let text: Option<String> = texts.collect();
            text.map_or(Value::Unknown, Value::Text)
        }
        _ => Value::Unknown,
    }
}

fn extreme(values: &[Value], sign: Sign) -> Value {
    let mut values = values.iter();
    let first = values.next().cloned().unwrap_or(Value::Unknown);
    values.fold(first, |best, value| match compare(sign, value, &best) {
        Value::Bool(true) => value.clone(),
        Value::Bool(false) => best,
        _ => Value::Unknown,
    })
}

fn add(unit: &str, amount: f64, time: &Value) -> Value {
    let time = match time {
        Value::Time(time) => *time,
        Value::Date(date) => date.to_datetime(Time::midnight()),
        _ => return Value::Unknown,
    };
    let Some(unit) = Unit::named(unit) else {
        return Value::Unknown;
    };
    #[expect(clippy::cast_possible_truncation, reason = "a whole number of units")]
    let moment = Moment::new(Base::At(time)).plus(amount as i64, unit);
    moment
        .at(time, Weekday::Monday)
        .map_or(Value::Unknown, Value::Time)
}

/// Trino's weeks begin on Monday.
fn truncate(unit: &str, time: DateTime) -> Value {
    Unit::named(unit)
        .and_then(|unit| Moment::new(Base::StartOf(unit)).at(time, Weekday::Monday))
        .map_or(Value::Unknown, Value::Time)
}

/// A time in a format that Trino's `date_format` takes; `None` where a part of it is not known.
pub(super) fn format_time(time: DateTime, format: &str) -> Option<String> {
    let mut text = String::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            text.push(character);
            continue;
        }
        let (number, width) = match characters.next()? {
            'Y' => (time.year(), 4),
            'm' => (time.month().into(), 2),
            'c' => (time.month().into(), 1),
            'd' => (time.day().into(), 2),
            'e' => (time.day().into(), 1),
            'H' => (time.hour().into(), 2),
            'i' => (time.minute().into(), 2),
            's' | 'S' => (time.second().into(), 2),
            _ => return None,
        };
        let _ = write!(text, "{number:0width$}");
    }
    Some(text)
}

fn parse_time(text: &str, format: &str) -> Option<DateTime> {
    let (mut year, mut month, mut day, mut hour, mut minute, mut second) = (1970, 1, 1, 0, 0, 0);
    let mut rest = text;
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            rest = rest.strip_prefix(character)?;
            continue;
        }
        let part = characters.next()?;
        let most = if part == 'Y' { 4 } else { 2 };
        let is_digit = |c: char| c.is_ascii_digit();
        let length = rest.find(|c| !is_digit(c)).unwrap_or(rest.len()).min(most);
        let number: i16 = rest.get(..length)?.parse().ok()?;
        rest = &rest[length..];
        match part {
            'Y' => year = number,
            'm' | 'c' => month = i8::try_from(number).ok()?,
            'd' | 'e' => day = i8::try_from(number).ok()?,
            'H' => hour = i8::try_from(number).ok()?,
            'i' => minute = i8::try_from(number).ok()?,
            's' | 'S' => second = i8::try_from(number).ok()?,
            _ => return None,
        }
    }
    let date = Date::new(year, month, day).ok()?;
    let time = Time::new(hour, minute, second, 0).ok()?;
    rest.is_empty().then(|| date.to_datetime(time))
}
