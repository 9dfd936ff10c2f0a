//! Time zones, as a person writes them.

use super::fault::{Checked, Fault};
use crate::diagnostic::{Diagnostic, near_word};

/// A name a line; the first line tells where they come from.
const NAMES: &str = include_str!("time_zones.txt");

/// The shape of an IANA time zone; whether there is one of that name is told by [`unknown`].
pub(super) fn zone(text: &str) -> Checked<String> {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
    };
    if text.len() <= 64 && text.split('/').all(is_part) {
        return Ok(text.to_owned());
    }
    Err(Fault::new(
        "is not a time zone",
        "write such as `Europe/Berlin` or `UTC`",
    ))
}

/// A warning where no time zone has that name; no more, for the list of the engine may be newer.
pub(crate) fn unknown(name: &str) -> Option<Diagnostic> {
    let names = || NAMES.lines().skip(1);
    if names().any(|known| known == name) {
        return None;
    }
    let last = |known: &'static str| known.rsplit('/').next().unwrap_or_default();
    let same = names().find(|known| known.eq_ignore_ascii_case(name));
    let place = || names().find(|known| last(known).eq_ignore_ascii_case(name));
    let near = || near_word(name, names());
    let help = match same.or_else(place).or_else(near) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write such as `Europe/Berlin` or `UTC`".to_owned(),
    };
    let message = format!("no time zone of the IANA database is called `{name}`");
    Some(Diagnostic::warning("unknown-time-zone", message).help(help))
}

#[cfg(test)]
mod tests {
    use super::{unknown, zone};

    #[test]
    fn a_zone_has_the_shape_of_one() {
        for text in [
            "UTC",
            "Europe/Berlin",
            "America/Argentina/Buenos_Aires",
            "Etc/GMT+3",
        ] {
            assert!(zone(text).is_ok(), "{text}");
            assert_eq!(unknown(text), None);
        }
        for text in ["", "/", "Europe/", "Berlin'", "a b", "${x}"] {
            assert!(zone(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_zone_that_is_not_there_comes_with_one_that_is() {
        let help = |name| unknown(name).unwrap().help.unwrap();
        for (name, meant) in [
            ("Europe/Berln", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("New_York", "America/New_York"),
            ("utc", "UTC"),
        ] {
            assert_eq!(help(name), format!("did you mean `{meant}`?"));
        }
        assert!(help("Middle/Earth").starts_with("write such as"));
    }
}
