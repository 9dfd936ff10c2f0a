//! `FilterExpression`: text in Looker's filter language, made so that a literal stays a literal.

use serde::Serialize;

/// A Looker filter expression.
///
/// Source: <https://cloud.google.com/looker/docs/filter-expressions>
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FilterExpression(String);

impl FilterExpression {
    /// An expression that is already in Looker's filter language, such as `7 days` or `>5`.
    #[must_use]
    pub fn verbatim(expression: impl Into<String>) -> Self {
        Self(expression.into())
    }

    /// `Yes` or `No`.
    #[must_use]
    pub fn yes_no(value: bool) -> Self {
        Self::verbatim(if value { "Yes" } else { "No" })
    }

    /// One of these texts, each escaped.
    ///
    /// Returns `None` where a text holds a comma or is empty: how the LookML form escapes a comma
    /// is not documented, and an empty expression means *any value*.
    #[must_use]
    pub fn any_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut expression = String::new();
        for text in texts {
            if text.is_empty() || text.contains(',') {
                return None;
            }
            if !expression.is_empty() {
                expression.push(',');
            }
            push_escaped(&mut expression, text);
        }
        Some(Self(expression))
    }

    /// The text of the expression.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Escapes the wild cards `%` and `_`, the escape sign `^` and the quote anywhere, and a minus and
/// the words `NULL` and `EMPTY` at the beginning, where they would change the meaning.
fn push_escaped(expression: &mut String, text: &str) {
    let is_keyword = ["null", "empty", "not null"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    for (index, character) in text.char_indices() {
        let escaped = match character {
            '%' | '_' | '^' | '"' => true,
            '-' => index == 0,
            _ => index == 0 && is_keyword,
        };
        if escaped {
            expression.push('^');
        }
        expression.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::FilterExpression;

    fn any_of(texts: &[&str]) -> Option<String> {
        FilterExpression::any_of(texts.iter().copied()).map(|e| e.as_str().to_owned())
    }

    #[test]
    fn a_literal_stays_a_literal() {
        assert_eq!(any_of(&["Success"]).as_deref(), Some("Success"));
        assert_eq!(
            any_of(&["account_warning", "50%"]).as_deref(),
            Some("account^_warning,50^%")
        );
        assert_eq!(any_of(&["-a-b"]).as_deref(), Some("^-a-b"));
        assert_eq!(any_of(&["NULL"]).as_deref(), Some("^NULL"));
        assert_eq!(any_of(&["a^\"b"]).as_deref(), Some("a^^^\"b"));
    }

    #[test]
    fn what_cannot_be_escaped_is_refused() {
        assert_eq!(any_of(&["a,b"]), None);
        assert_eq!(any_of(&[""]), None);
    }
}
