//! The parameters that take one of a few words, or a number.
//!
//! Source: the page of each parameter in the LookML reference
//! (<https://cloud.google.com/looker/docs/reference/lookml-quick-reference>).

use super::blocks::Block;
use crate::syntax;

/// What a parameter takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Values {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number up to that one.
    UpTo(u32),
}

impl Values {
    /// Whether a text is one of them.
    pub(super) fn has(self, text: &str) -> bool {
        match self {
            Self::Words(words) => words.contains(&text),
            Self::UpTo(most) => text.parse().is_ok_and(|number: u32| number <= most),
        }
    }

    /// The words, of which there are none for numbers.
    pub(super) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Words(words) => words,
            Self::UpTo(_) => &[],
        }
    }

    /// What to write.
    pub(super) fn help(self) -> String {
        match self {
            Self::Words([word]) => format!("write `{word}`, or remove it"),
            Self::Words(words) => format!("write one of `{}`", words.join("`, `")),
            Self::UpTo(most) => format!("write a whole number up to {most}"),
        }
    }
}

const YES_NO: Values = Values::Words(&["yes", "no"]);

/// What a parameter takes in that block; `None` where it takes more than a list can have.
pub(super) fn values(block: &Block, key: &str) -> Option<Values> {
    use Values::{UpTo, Words};
    Some(match (key, block.name) {
        ("suggestions", "view") => YES_NO,
        ("relationship", "join") => {
            Words(&["many_to_one", "one_to_one", "one_to_many", "many_to_many"])
        }
        ("type", "join") => Words(&["left_outer", "inner", "full_outer", "cross"]),
        ("extension", "view" | "explore") => Words(&["required"]),
        ("export", "constant") => Words(&["none", "override_optional", "override_required"]),
        ("datatype", "dimension" | "dimension_group" | "filter" | "measure") => Words(&[
            "epoch",
            "timestamp",
            "datetime",
            "date",
            "yyyymmdd",
            "unixtime",
        ]),
        ("intervals", "dimension_group") => Words(&[
            "second", "minute", "hour", "day", "week", "month", "quarter", "year",
        ]),
        ("style", "dimension") => Words(&["classic", "integer", "interval", "relational"]),
        ("units", "dimension") => Words(&[
            "feet",
            "kilometers",
            "meters",
            "miles",
            "nautical_miles",
            "yards",
        ]),
        ("direction", "measure") => Words(&["row", "column"]),
        ("percentile", "measure") => UpTo(100),
        ("fiscal_month_offset", "model file") => UpTo(11),
        ("week_start_day", "model file") => Words(&[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]),
        _ if syntax::takes_yes_or_no(key) => YES_NO,
        _ => return None,
    })
}
