//! References in Looker expressions: table calculations, custom fields, the asserts of data tests.
//!
//! Source: <https://cloud.google.com/looker/docs/creating-looker-expressions>

use std::ops::Range;

/// A `${..}` of a Looker expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionReference<'t> {
    /// `view.field`, or the name of a table calculation or a custom field.
    pub name: &'t str,
    /// Where the name stands in the expression, in bytes.
    pub range: Range<usize>,
}

/// The references of an expression, in order; `${view.field:row_total}` names `view.field`.
///
/// Texts in quotes and comments (`#`) hold none.
#[must_use]
pub fn expression_references(expression: &str) -> Vec<ExpressionReference<'_>> {
    let mut references = Vec::new();
    let mut position = 0;
    while let Some(found) = expression[position..].find(['"', '\'', '#', '$']) {
        let begin = position + found;
        let rest = &expression[begin..];
        position = begin
            + match rest.as_bytes()[0] {
                b'#' => rest.find('\n').unwrap_or(rest.len()),
                b'$' => match reference(rest) {
                    Some((name, length)) => {
                        let start = begin + (name.as_ptr() as usize - rest.as_ptr() as usize);
                        let range = start..start + name.len();
                        references.push(ExpressionReference { name, range });
                        length
                    }
                    None => 1,
                },
                quote => quoted_length(rest, quote),
            };
    }
    references
}

/// The name in `${name}` or `${name:row_total}`, and how long the whole is.
fn reference(rest: &str) -> Option<(&str, usize)> {
    let inside = rest.strip_prefix("${")?;
    let end = inside.find('}')?;
    let name = inside[..end].split(':').next()?.trim();
    Some((name, "${".len() + end + "}".len()))
}

/// How long the text in quotes is, with its quotes; `\` takes the meaning of what follows.
fn quoted_length(rest: &str, quote: u8) -> usize {
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((index, byte)) = bytes.next() {
        if byte == b'\\' {
            bytes.next();
        } else if byte == quote {
            return index + 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::expression_references;

    fn names(expression: &str) -> Vec<&str> {
        let references = expression_references(expression);
        for reference in &references {
            assert_eq!(&expression[reference.range.clone()], reference.name);
        }
        references.into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn references_are_found() {
        assert_eq!(
            names("${v.errors} / sum(${v.count:row_total}) + ${ rate }"),
            ["v.errors", "v.count", "rate"]
        );
        assert_eq!(names("pivot_index(${v.count}, 1) = $5"), ["v.count"]);
    }

    #[test]
    fn quotes_and_comments_hold_none() {
        assert_eq!(names("concat(\"${a} \\\" ${b}\", ${c})"), ["c"]);
        assert_eq!(names("# ${a}\n${b}"), ["b"]);
        assert_eq!(names("\"ü${a}"), Vec::<&str>::new());
        assert_eq!(names("${a"), Vec::<&str>::new());
        assert_eq!(names(""), Vec::<&str>::new());
    }
}
