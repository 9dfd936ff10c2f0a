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
    Some(match (block.name, key) {
        ("view", "suggestions") => YES_NO,
        ("join", "relationship") => {
            Words(&["many_to_one", "one_to_one", "one_to_many", "many_to_many"])
        }
        ("join", "type") => Words(&["left_outer", "inner", "full_outer", "cross"]),
        ("view" | "explore", "extension") => Words(&["required"]),
        ("constant", "export") => Words(&["none", "override_optional", "override_required"]),
        ("dimension" | "dimension_group" | "filter" | "measure", "datatype") => Words(&[
            "epoch",
            "timestamp",
            "datetime",
            "date",
            "yyyymmdd",
            "unixtime",
        ]),
        ("dimension_group", "intervals") => Words(&[
            "second", "minute", "hour", "day", "week", "month", "quarter", "year",
        ]),
        ("dimension", "style") => Words(&["classic", "integer", "interval", "relational"]),
        ("dimension", "units") => Words(&[
            "feet",
            "kilometers",
            "meters",
            "miles",
            "nautical_miles",
            "yards",
        ]),
        ("measure", "direction") => Words(&["row", "column"]),
        ("measure", "percentile") => UpTo(100),
        ("model file", "fiscal_month_offset") => UpTo(11),
        ("model file", "week_start_day") => Words(&[
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
