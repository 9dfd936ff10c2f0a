//! Athena's dialect as data.

mod assumed;
mod call;
mod functions;
mod timeframe;

pub use assumed::Assumption;
pub(crate) use assumed::Assumptions;
pub(crate) use call::is_call;
pub(crate) use functions::{FunctionStanding, function_standing, functions};
pub use timeframe::{TimeframeForm, days_into_week, timeframe, week_start};

/// Words that must be quoted when used as identifiers in `SELECT`.
///
/// Source: Athena user guide, *Escape reserved keywords in SQL SELECT statements*
/// (<https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html>), and what people mistake for
/// one (`current_role`, `exec`, `time`): quoting is always safe.
const RESERVED_WORDS: &[&str] = &[
    "alter",
    "and",
    "as",
    "between",
    "by",
    "case",
    "cast",
    "constraint",
    "create",
    "cross",
    "cube",
    "current_catalog",
    "current_date",
    "current_path",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "date",
    "deallocate",
    "delete",
    "describe",
    "distinct",
    "drop",
    "else",
    "end",
    "escape",
    "except",
    "exec",
    "execute",
    "exists",
    "extract",
    "false",
    "first",
    "for",
    "from",
    "full",
    "group",
    "grouping",
    "having",
    "in",
    "inner",
    "insert",
    "intersect",
    "into",
    "is",
    "join",
    "json_array",
    "json_exists",
    "json_object",
    "json_query",
    "json_table",
    "json_value",
    "last",
    "left",
    "like",
    "listagg",
    "localtime",
    "localtimestamp",
    "natural",
    "normalize",
    "not",
    "null",
    "of",
    "on",
    "or",
    "order",
    "outer",
    "partition",
    "prepare",
    "recursive",
    "right",
    "rollup",
    "select",
    "skip",
    "table",
    "then",
    "time",
    "timestamp",
    "trim",
    "true",
    "uescape",
    "union",
    "unnest",
    "user",
    "using",
    "values",
    "when",
    "where",
    "with",
];

/// Whether Athena reserves the word, in small letters, in `SELECT`.
pub(crate) fn is_reserved(word: &str) -> bool {
    RESERVED_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{RESERVED_WORDS, is_reserved};

    #[test]
    fn reserved_words_are_sorted_for_the_search() {
        assert!(RESERVED_WORDS.is_sorted());
        assert!(is_reserved("timestamp"));
        assert!(!is_reserved("eventtime"));
    }
}
