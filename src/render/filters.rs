//! The filters of the templates for LookML, JSON and Markdown: what a text looks like in its place.
//!
//! Each returns a text that is marked as safe, and no other text is printed.

use minijinja::{Error, ErrorKind, Value};

use super::sql::{check_expression, check_sql, lay_out};
use super::unfit::refuse;
use crate::lookml::{self, FieldFilter, is_unseen};

/// A list stands on one line as long as its items take no more characters than this.
const WIDEST_LIST: usize = 72;

/// A name or another bare word: letters, digits and `_`, and what LookML puts beside them in
/// references (`view.field`, `set*`, `-field`, `+view`).
pub(super) fn word(text: &Value) -> Result<Value, Error> {
    Ok(safe(check_word(text_of(text)?)?.to_owned()))
}

fn check_word(text: &str) -> Result<&str, Error> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "_.*+-".contains(c);
    if text.is_empty() {
        return Err(refuse("a word", text, "is empty"));
    }
    match text.chars().find(|c| !fits(*c)) {
        Some(c) => Err(refuse("a word", text, format!("holds {c:?}"))),
        None => Ok(text),
    }
}

/// `"text"`, each quote inside behind a backslash.
///
/// A backslash is written as it is; where it would meet a quote, readers of LookML do not agree,
/// and the text is refused.
pub(super) fn quoted(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    Ok(safe(quote(text)?))
}

fn quote(text: &str) -> Result<String, Error> {
    const FORM: &str = "a quoted text";
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        let follows_backslash = written.ends_with('\\');
        match character {
            '"' if follows_backslash => {
                return Err(refuse(FORM, text, "holds a backslash before a quote"));
            }
            '"' => written.push_str("\\\""),
            '\n' => written.push('\n'),
            c if c.is_control() || is_unseen(c) => {
                return Err(refuse(FORM, text, format!("holds {c:?}")));
            }
            c => written.push(c),
        }
    }
    if written.ends_with('\\') {
        return Err(refuse(FORM, text, "ends in a backslash"));
    }
    written.push('"');
    Ok(written)
}

/// A text for a comment: one line, and nothing in it that is not seen.
pub(super) fn comment(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    match text.chars().find(|c| c.is_control() || is_unseen(*c)) {
        Some(c) => Err(refuse("a comment", text, format!("holds {c:?}"))),
        None => Ok(safe(text.to_owned())),
    }
}

/// The text between `sql:` and ` ;;`, where the key is indented by so many blanks.
pub(super) fn sql(text: &Value, indentation: usize) -> Result<Value, Error> {
    let text = text_of(text)?;
    check_sql(text)?;
    Ok(safe(lay_out(text, indentation)))
}

/// The text between another key and ` ;;`, such as `html:` or `expression:`.
pub(super) fn expression(text: &Value, indentation: usize) -> Result<Value, Error> {
    let text = text_of(text)?;
    check_expression("an expression", text)?;
    Ok(safe(lay_out(text, indentation)))
}

/// Each text of a list as a [`word`].
pub(super) fn words(texts: &Value) -> Result<Value, Error> {
    map(texts, word)
}

/// Each text of a list as a [`quoted`] text.
pub(super) fn quotes(texts: &Value) -> Result<Value, Error> {
    map(texts, quoted)
}

/// Each entry of a measure's or an explore's filters as `field: "expression"`.
pub(super) fn field_filters(filters: &Value) -> Result<Value, Error> {
    map(filters, |filter| {
        let filter: &FieldFilter = filter
            .downcast_object_ref()
            .ok_or_else(|| refuse("a filter", &filter.to_string(), "is no filter of the model"))?;
        let expression = quote(filter.expression.as_str())?;
        Ok(safe(format!(
            "{}: {expression}",
            check_word(&filter.field)?
        )))
    })
}

/// Items that are ready to be written as `[a, b]`, or one item a line where that is long; the key
/// is indented by so many blanks.
pub(super) fn list(items: &Value, indentation: usize) -> Result<Value, Error> {
    let mut ready = Vec::new();
    for item in items.try_iter()? {
        if !item.is_safe() {
            return Err(refuse(
                "a list item",
                &item.to_string(),
                "went through no filter",
            ));
        }
        ready.push(item);
    }
    Ok(safe(write_list(
        &ready.iter().filter_map(Value::as_str).collect::<Vec<_>>(),
        indentation,
    )))
}

fn write_list(items: &[&str], indentation: usize) -> String {
    let width: usize = items.iter().map(|item| item.len() + 2).sum();
    if width <= WIDEST_LIST || items.len() < 2 {
        return format!("[{}]", items.join(", "));
    }
    let inner = " ".repeat(indentation + 2);
    let outer = " ".repeat(indentation);
    let separator = format!(",\n{inner}");
    format!("[\n{inner}{}\n{outer}]", items.join(&separator))
}

/// A value of a parameter that has no type of its own, as far as it is no block and no expression.
pub(super) fn value(value: &Value, indentation: usize) -> Result<Value, Error> {
    let value: &lookml::Value = value
        .downcast_object_ref()
        .ok_or_else(|| refuse("a value", &value.to_string(), "is no value of the model"))?;
    Ok(safe(write_value(value, indentation)?))
}

fn write_value(value: &lookml::Value, indentation: usize) -> Result<String, Error> {
    use lookml::Value::{Block, Expression, List, Pairs, Text, Word};
    match value {
        Word(text) => Ok(check_word(text)?.to_owned()),
        Text(text) => quote(text),
        List(values) => {
            let items: Result<Vec<String>, Error> = values
                .iter()
                .map(|value| write_value(value, indentation + 2))
                .collect();
            Ok(write_items(&items?, indentation))
        }
        Pairs(pairs) => {
            let items: Result<Vec<String>, Error> = pairs
                .iter()
                .map(|(key, value)| {
                    Ok(format!(
                        "{}: {}",
                        check_word(key)?,
                        write_value(value, indentation + 2)?
                    ))
                })
                .collect();
            Ok(write_items(&items?, indentation))
        }
        Expression(text) => Err(refuse("a list item", text, "is an expression")),
        Block { .. } => Err(refuse("a list item", "{ }", "is a block")),
    }
}

fn write_items(items: &[String], indentation: usize) -> String {
    write_list(
        &items.iter().map(String::as_str).collect::<Vec<_>>(),
        indentation,
    )
}

/// `"text"` as JSON has it, with everything outside of ASCII as it is.
pub(super) fn json_string(text: &Value) -> Result<Value, Error> {
    let text = serde_json::Value::from(text_of(text)?);
    Ok(safe(text.to_string()))
}

/// A text in Markdown: one line, with every sign that Markdown or HTML would read escaped.
pub(super) fn markdown(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            c if c.is_control() || is_unseen(c) => {
                return Err(refuse("a text in Markdown", text, format!("holds {c:?}")));
            }
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                written.extend(['\\', character]);
            }
            c => written.push(c),
        }
    }
    Ok(safe(written))
}

/// A text between back-ticks in Markdown.
pub(super) fn markdown_code(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    let is_unfit = |c: char| c.is_control() || is_unseen(c) || c == '`' || c == '|';
    match text.chars().find(|c| is_unfit(*c)) {
        Some(c) => Err(refuse("code in Markdown", text, format!("holds {c:?}"))),
        None => Ok(safe(format!("`{text}`"))),
    }
}

/// So many blanks.
pub(super) fn blanks(number: usize) -> Value {
    safe(" ".repeat(number))
}

/// A text that is printed as it is.
pub(super) fn safe(text: String) -> Value {
    Value::from_safe_string(text)
}

/// The text of a value that has to be one.
pub(super) fn text_of(value: &Value) -> Result<&str, Error> {
    match value.as_str() {
        Some(text) => Ok(text),
        None if value.is_undefined() => Err(Error::new(
            ErrorKind::UndefinedError,
            "there is nothing of that name",
        )),
        None => Err(refuse("a text", &value.to_string(), "is no text")),
    }
}

fn map(values: &Value, write: impl Fn(&Value) -> Result<Value, Error>) -> Result<Value, Error> {
    let mut written = Vec::new();
    for value in values.try_iter()? {
        written.push(write(&value)?);
    }
    Ok(Value::from(written))
}

#[cfg(test)]
mod tests {
    use minijinja::Value;

    use super::{check_word, json_string, markdown, quote, write_list};

    #[test]
    fn a_word_is_letters_digits_and_few_signs() {
        for text in [
            "sign_in",
            "view.field",
            "detail*",
            "-mfa",
            "ALL_FIELDS*",
            "+x",
            "7",
        ] {
            assert_eq!(check_word(text).ok(), Some(text));
        }
        for text in ["", "a b", "a{", "ä", "a\"", "a\n", "a;", "a#"] {
            assert!(check_word(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_quote_stays_inside_its_text() {
        let written = |text| quote(text).ok();
        assert_eq!(
            written("a \"b\" \\d").as_deref(),
            Some("\"a \\\"b\\\" \\d\"")
        );
        assert_eq!(written("two\nlines").as_deref(), Some("\"two\nlines\""));
        for text in ["a\\", "\\\"", "\\\\\"", "a\u{0}", "\u{202e}", "\r"] {
            assert_eq!(written(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_long_list_has_one_item_a_line() {
        assert_eq!(write_list(&[], 2), "[]");
        assert_eq!(write_list(&["a", "b"], 2), "[a, b]");
        let long = "x".repeat(40);
        assert_eq!(
            write_list(&[&long, &long], 2),
            format!("[\n    {long},\n    {long}\n  ]")
        );
    }

    #[test]
    fn json_and_markdown_keep_a_text_a_text() {
        assert_eq!(
            json_string(&Value::from("a\"\n\\"))
                .map(|v| v.to_string())
                .ok()
                .as_deref(),
            Some(r#""a\"\n\\""#)
        );
        assert_eq!(
            markdown(&Value::from("<b>*x*</b> [y](z)"))
                .map(|v| v.to_string())
                .ok()
                .as_deref(),
            Some("&lt;b&gt;\\*x\\*&lt;/b&gt; \\[y\\](z)")
        );
        assert!(markdown(&Value::from("a\nb")).is_err());
    }
}
