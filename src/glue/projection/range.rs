//! The range of a date projection.

use super::{DateRangeStart, IntervalUnit};
use crate::glue::date_format::DateFormat;

/// The start of a range, and its end where that is a fixed day.
pub(super) fn read(range: &str, format: &str) -> Option<(DateRangeStart, Option<String>)> {
    let (start, end) = range.split_once(',')?;
    let format = DateFormat::parse(format);
    let start = match before_now(start) {
        Some((amount, unit)) => DateRangeStart::BeforeNow { amount, unit },
        None => day(start, &format)?,
    };
    let end = end.trim();
    if is_relative(end) {
        return Some((start, None));
    }
    day(end, &format)?;
    Some((start, Some(end.to_owned())))
}

fn day(text: &str, format: &DateFormat) -> Option<DateRangeStart> {
    let (year, month, day) = format.read_day(text.trim())?;
    Some(DateRangeStart::Day { year, month, day })
}

fn is_relative(text: &str) -> bool {
    text.get(..3)
        .is_some_and(|now| now.eq_ignore_ascii_case("now"))
}

/// `NOW`, or `NOW-3YEARS` with blanks anywhere.
fn before_now(text: &str) -> Option<(u32, IntervalUnit)> {
    let text: String = text.split_whitespace().collect::<String>().to_uppercase();
    let rest = text.strip_prefix("NOW")?;
    if rest.is_empty() {
        return Some((0, IntervalUnit::Days));
    }
    let rest = rest.strip_prefix('-')?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let amount = rest[..end].parse().ok()?;
    Some((amount, unit(&rest[end..])?))
}

/// A unit of time in the singular or the plural, in capitals.
pub(super) fn unit(word: &str) -> Option<IntervalUnit> {
    Some(match word.trim_end_matches('S') {
        "YEAR" => IntervalUnit::Years,
        "MONTH" => IntervalUnit::Months,
        "WEEK" => IntervalUnit::Weeks,
        "DAY" => IntervalUnit::Days,
        "HOUR" => IntervalUnit::Hours,
        "MINUTE" => IntervalUnit::Minutes,
        "SECOND" => IntervalUnit::Seconds,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{DateRangeStart, IntervalUnit, read};

    #[test]
    fn ranges_are_fixed_or_relative() {
        let day = DateRangeStart::Day {
            year: 2020,
            month: 1,
            day: 2,
        };
        let years = DateRangeStart::BeforeNow {
            amount: 3,
            unit: IntervalUnit::Years,
        };
        let read = |range| read(range, "yyyy/MM/dd");
        assert_eq!(read("2020/01/02,NOW"), Some((day.clone(), None)));
        assert_eq!(
            read("2020/01/02, 2021/01/01"),
            Some((day, Some("2021/01/01".to_owned())))
        );
        assert_eq!(read("NOW-3YEARS,NOW"), Some((years.clone(), None)));
        assert_eq!(read("now - 3 year , now+1days"), Some((years, None)));
        assert_eq!(read("2020-01-02,NOW"), None);
        assert_eq!(read("2020/01/02"), None);
        assert_eq!(read("NOW-3FORTNIGHTS,NOW"), None);
    }
}
