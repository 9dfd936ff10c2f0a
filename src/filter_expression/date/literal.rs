//! Days and times that are written out.

use jiff::civil::{Date, DateTime, Time};

use crate::filter_expression::item::Word;
use crate::filter_expression::{Base, Moment, Unit};

/// A moment that is written out, and the unit in which it is.
pub(super) struct Literal {
    pub(super) moment: Moment,
    pub(super) unit: Unit,
}

impl Literal {
    /// Whether it names a day, with or without a time, and not a month or a year.
    pub(super) fn has_day(&self) -> bool {
        self.unit <= Unit::Day
    }
}

/// `2025`, `2025-01`, `2025-Q1`, `2025-01-03`, `2025-01-03 12:00`, with `/` as well.
pub(super) fn parse(words: &[Word<'_>]) -> Option<Literal> {
    let (time, unit) = match words {
        [date] => {
            let (date, unit) = date_of(date.text)?;
            (date.to_datetime(Time::midnight()), unit)
        }
        [date, time] => {
            let (date, Unit::Day) = date_of(date.text)? else {
                return None;
            };
            let (time, unit) = time_of(time.text)?;
            (date.to_datetime(time), unit)
        }
        _ => return None,
    };
    Some(literal(time, unit))
}

fn literal(time: DateTime, unit: Unit) -> Literal {
    let moment = Moment::new(Base::At(time));
    Literal { moment, unit }
}

fn date_of(text: &str) -> Option<(Date, Unit)> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let year = digits(parts.first()?, 4)?;
    let (month, day, unit) = match parts[1..] {
        [] => (1, 1, Unit::Year),
        [quarter] if quarter.starts_with(['Q', 'q']) => {
            let quarter = digits(&quarter[1..], 1).filter(|quarter| (1..=4).contains(quarter))?;
            (quarter * 3 - 2, 1, Unit::Quarter)
        }
        [month] => (digits(month, 2)?, 1, Unit::Month),
        [month, day] => (digits(month, 2)?, digits(day, 2)?, Unit::Day),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, unit))
}

fn time_of(text: &str) -> Option<(Time, Unit)> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hour, minute, second, unit) = match parts[..] {
        [hour, minute] => (hour, minute, "00", Unit::Minute),
        [hour, minute, second] => (hour, minute, second, Unit::Second),
        _ => return None,
    };
    let part = |text: &str| i8::try_from(digits(text, 2)?).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    Some((time, unit))
}

fn digits(text: &str, count: usize) -> Option<i16> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
