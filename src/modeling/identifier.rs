//! Names as Athena's SELECT wants them.

use crate::athena::is_reserved;

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
    use super::quoted_identifier;

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
