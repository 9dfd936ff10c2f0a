//! The day on which a file was built, from what it says.

use crate::geo::property;

/// The day of a number of seconds since 1970, as `2026-06-17`.
pub(super) fn of_epoch(seconds: u64) -> Option<String> {
    i64::try_from(seconds / 86_400)
        .ok()
        .and_then(property::civil)
}

/// The date in a name such as `GeoLite2-City-CSV_20260116`.
pub(super) fn in_name(name: &str) -> Option<String> {
    let digits: Vec<&str> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 8)
        .collect();
    digits.into_iter().rev().find_map(|digits| {
        let date = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]);
        property::days(&date).is_some().then_some(date)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn seconds_and_names_give_days() {
        assert_eq!(
            super::of_epoch(1_781_725_980).as_deref(),
            Some("2026-06-17")
        );
        assert_eq!(super::of_epoch(0).as_deref(), Some("1970-01-01"));
        assert_eq!(super::of_epoch(u64::MAX), None);
        let folder = "GeoLite2-City-CSV_20260116/x";
        assert_eq!(super::in_name(folder).as_deref(), Some("2026-01-16"));
        assert_eq!(super::in_name("x_20261399"), None);
        assert_eq!(super::in_name("GeoLite2"), None);
    }
}
