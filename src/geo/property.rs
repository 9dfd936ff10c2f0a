//! The table properties that a build writes and a check reads, and the dates in them.

#[cfg(any(feature = "geo", test))]
use jiff::Span;
use jiff::Unit;
use jiff::civil::Date;

/// The scheme of the keys: numbers of 64 bits; outer blocks are an IPv4 /12 or an IPv6 /24, inner blocks the
/// bits that the outer one says, and keys of ranges the bits that the inner block says, else the outer.
pub(super) const SCHEME: &str = "3";

pub(super) const SCHEME_KEY: &str = "cloudtrail_lookml.key_scheme";
/// The same in both tables of a build.
pub(super) const BUILD_KEY: &str = "cloudtrail_lookml.build";
/// The day on which the oldest input was built by its provider.
pub(super) const SOURCE_BUILT_KEY: &str = "cloudtrail_lookml.source_built";
/// What the inputs call themselves.
#[cfg_attr(
    not(feature = "geo"),
    expect(dead_code, reason = "only a build writes it")
)]
pub(super) const SOURCE_KEY: &str = "cloudtrail_lookml.source";

/// The first day of which days are counted.
const BEGINNING: Date = Date::constant(1970, 1, 1);

/// Days since 1970 of a date such as `2026-06-17`; `None` where it is none.
#[must_use]
pub fn days(date: &str) -> Option<i64> {
    let has_shape = date.len() == 10 && date.as_bytes()[4] == b'-';
    let date: Date = has_shape.then(|| date.parse().ok())??;
    let span = date.since((Unit::Day, BEGINNING)).ok()?;
    Some(i64::from(span.get_days()))
}

/// The date of a number of days since 1970, such as `2026-06-17`; `None` outside the years 0 to 9999.
#[must_use]
#[cfg(any(feature = "geo", test))]
pub(super) fn civil(days: i64) -> Option<String> {
    let span = Span::new().try_days(days).ok()?;
    let date = BEGINNING.checked_add(span).ok()?;
    (date.year() >= 0).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::{civil, days};

    #[test]
    fn dates_are_days_and_back() {
        assert_eq!(days("1970-01-01"), Some(0));
        assert_eq!(days("2000-03-01"), Some(11_017));
        assert_eq!(civil(11_017).as_deref(), Some("2000-03-01"));
        assert_eq!(civil(i64::MAX), None);
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-01",
            "20260101",
            "",
            "2026-01-01-",
        ] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
