//! Days and date ranges, as a person writes them.

use super::fault::{Checked, Fault};

/// `yyyy-mm-dd`, a day that exists.
pub(super) fn day(text: &str) -> Checked<String> {
    if is_day(text) {
        return Ok(text.to_owned());
    }
    Err(Fault::new("is not a day", "write such as `2020-01-31`"))
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return false;
    };
    let number = |part: &str, digits: usize| {
        let is_right = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        is_right.then(|| part.parse::<u32>().ok()).flatten()
    };
    match (number(year, 4), number(month, 2), number(day, 2)) {
        (Some(year), Some(month), Some(day)) => day >= 1 && day <= days_of(year, month),
        _ => false,
    }
}

fn days_of(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// A date pattern in Java's notation; whether it fits the key is seen with the table.
pub(super) fn format(text: &str) -> Checked<String> {
    let is_allowed = |c: char| c.is_ascii_alphabetic() || "/-_.: '".contains(c);
    if text.contains('y') && text.len() <= 40 && text.chars().all(is_allowed) {
        return Ok(text.to_owned());
    }
    Err(Fault::new(
        "is not a date pattern in Java's notation",
        "write such as `yyyy/MM/dd`",
    ))
}

/// A date filter expression that has a beginning, with the days that it spans where they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateRange {
    /// The expression, with single blanks.
    pub(super) text: String,
    /// At most so many days; `None` where the phrase is not one of ours.
    pub(super) days: Option<u32>,
}

const EXAMPLE: &str = "write such as `7 days` or `4 weeks`";

/// Words that follow `this` and `last`, and that a number counts, with their longest length in days.
const UNITS: &[(&str, u32)] = &[
    ("second", 1),
    ("minute", 1),
    ("hour", 1),
    ("day", 1),
    ("week", 7),
    ("month", 31),
    ("quarter", 92),
    ("year", 366),
];

/// Reads a default range.
///
/// Source: Looker filter expressions, *Date and time*
/// (<https://cloud.google.com/looker/docs/filter-expressions>).
pub(super) fn range(text: &str) -> Checked<DateRange> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let is_harmless = |c: char| c.is_ascii_alphanumeric() || " /-:".contains(c);
    if words.is_empty() || text.len() > 60 || !text.chars().all(is_harmless) {
        return Err(Fault::new("is not a date range of Looker's", EXAMPLE));
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    if let ["any", "time"] | ["null"] | ["not", "null"] | ["before", ..] = lower[..] {
        return Err(Fault::new(
            "has no beginning, so that each query would read every day",
            EXAMPLE,
        ));
    }
    Ok(DateRange {
        days: days(&lower)?,
        text,
    })
}

/// The days of a phrase; an error where it is nearly one that we know.
fn days(words: &[&str]) -> Checked<Option<u32>> {
    Ok(match words {
        ["today" | "yesterday"] => Some(1),
        ["this" | "last", unit] => length(unit),
        [amount, unit] | [amount, unit, "ago"] | ["last", amount, unit] => {
            match counted(amount, unit)? {
                Some(days) if words.last() == Some(&"ago") => length(unit).map(|one| one.min(days)),
                days => days,
            }
        }
        [_, _, "ago", "for", amount, unit] => counted(amount, unit)?,
        _ => None,
    })
}

fn length(unit: &str) -> Option<u32> {
    let singular = unit.strip_suffix('s').unwrap_or(unit);
    UNITS
        .iter()
        .find(|(name, _)| *name == singular)
        .map(|(_, days)| *days)
}

fn counted(amount: &str, unit: &str) -> Checked<Option<u32>> {
    let Ok(number) = amount.parse::<u32>() else {
        return Ok(None);
    };
    let Some(length) = length(unit) else {
        return Err(Fault::new(
            format!("counts in `{unit}`, which is no unit of time"),
            EXAMPLE,
        ));
    };
    let days = match unit.trim_end_matches('s') {
        "second" => number.div_ceil(86_400),
        "minute" => number.div_ceil(1_440),
        "hour" => number.div_ceil(24),
        _ => number.saturating_mul(length),
    };
    if number == 0 || days > 36_600 {
        return Err(Fault::new("is too short or too long a range", EXAMPLE));
    }
    Ok(Some(days))
}

#[cfg(test)]
mod tests {
    use super::{day, range};

    #[test]
    fn a_range_tells_its_days() {
        for (text, days) in [
            ("7 days", Some(7)),
            ("48 hours", Some(2)),
            ("2  weeks", Some(14)),
            ("last 3 months", Some(93)),
            ("this week", Some(7)),
            ("14 days ago for 7 days", Some(7)),
            ("3 days ago", Some(1)),
            ("2025-01-01 to 2025-02-01", None),
            ("saturday", None),
        ] {
            assert_eq!(range(text).unwrap().days, days, "{text}");
        }
    }

    #[test]
    fn a_range_without_beginning_or_sense_is_refused() {
        for text in [
            "",
            "  ",
            "any time",
            "before 3 days ago",
            "0 days",
            "7 dogs",
            "7 days;;",
            "{{ x }}",
            "99999999 years",
        ] {
            assert!(range(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_exists() {
        assert!(day("2024-02-29").is_ok());
        for text in [
            "2023-02-29",
            "2023-2-1",
            "2023-13-01",
            "2023-00-10",
            "2023-01-00",
            "today",
            "+023-01-01",
        ] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
