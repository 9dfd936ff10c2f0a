//! Names as Athena's SELECT wants them.

/// Words that must be quoted when used as identifiers in SELECT.
///
/// Source: Athena user guide, *Escape reserved keywords*, the list for SELECT statements
/// (<https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html>), and what people mistake for
/// one: quoting is always safe.
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

/// The name as an identifier of SELECT: lower case, in double quotes where it needs them.
///
/// `None` where no quoting helps, because Looker reads the text before Athena does: it would end
/// the SQL at `;;`, and replace `${`, `@{` and Liquid even inside quotes.
pub(super) fn quoted_identifier(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    if is_plain(&name) && !is_reserved(&name) {
        return Some(name);
    }
    if name.is_empty() || is_read_by_looker(&name) {
        return None;
    }
    Some(format!("\"{}\"", name.replace('"', "\"\"")))
}

/// Whether Athena reserves the word in SELECT.
pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED_WORDS.binary_search(&name).is_ok()
}

fn is_plain(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|c| c.is_ascii_lowercase() || c == '_')
        && characters.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// What Looker evaluates, or takes for the end of the SQL, even inside double quotes.
fn is_read_by_looker(name: &str) -> bool {
    ["${", "@{", "{{", "{%", ";;"]
        .iter()
        .any(|sign| name.contains(sign))
        || name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::{RESERVED_WORDS, quoted_identifier};

    #[test]
    fn reserved_words_are_sorted_for_the_search() {
        assert!(RESERVED_WORDS.is_sorted());
    }

    #[test]
    fn names_are_quoted_where_athena_needs_it() {
        let quoted = |name| quoted_identifier(name).unwrap();
        assert_eq!(quoted("eventTime"), "eventtime");
        assert_eq!(quoted("timestamp"), "\"timestamp\"");
        assert_eq!(quoted("x-amz-id-2"), "\"x-amz-id-2\"");
        assert_eq!(quoted("2nd"), "\"2nd\"");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(quoted("a$"), "\"a$\"");
    }

    #[test]
    fn names_that_looker_would_evaluate_have_no_identifier() {
        for name in ["a;;b", "${x}", "{{ x }}", "{% x %}", "@{x}", ""] {
            assert_eq!(quoted_identifier(name), None, "{name}");
        }
    }
}
