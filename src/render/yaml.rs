//! The filters of the templates for dashboards: YAML that readers of version 1.1 and of version 1.2
//! read alike.
//!
//! Every text stands in double quotes, so that no `yes`, `12:30` or `2020-01-01` becomes anything
//! else; numbers have the one form that both versions read as a number.

use std::fmt::Write;

use minijinja::value::ValueKind;
use minijinja::{Error, Value};

use super::filters::{safe, text_of};
use super::unfit::refuse;
use crate::lookml::{DashboardValue, is_unseen};

/// A value stands on the line of its key as long as it takes no more characters than this.
const WIDEST_FLOW: usize = 88;

/// `"text"` as YAML has it; what is not seen, or not in Unicode's first plane, is written as its
/// number.
pub(super) fn yaml_string(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    let mut written = String::with_capacity(text.len() + 2);
    push_string(&mut written, text);
    Ok(safe(written))
}

fn push_string(written: &mut String, text: &str) {
    written.push('"');
    for character in text.chars() {
        let number = u32::from(character);
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            // Writing to a String never fails.
            _ if number > 0xffff => drop(write!(written, "\\U{number:08X}")),
            c if c.is_control() || is_unseen(c) => drop(write!(written, "\\u{number:04X}")),
            c => written.push(c),
        }
    }
    written.push('"');
}

/// A key: bare where it is a lower-case name that no reader takes for a truth value, else quoted.
pub(super) fn yaml_key(text: &Value) -> Result<Value, Error> {
    let text = text_of(text)?;
    let mut written = String::with_capacity(text.len());
    push_key(&mut written, text);
    Ok(safe(written))
}

fn push_key(written: &mut String, text: &str) {
    const TAKEN: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let is_name = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_name && !TAKEN.contains(&text) {
        written.push_str(text);
    } else {
        push_string(written, text);
    }
}

/// What stands behind `key:`, where the key is indented by so many blanks: a value on the same line
/// where that is short, else a block below.
pub(super) fn yaml(value: &Value, indentation: usize) -> Result<Value, Error> {
    let owned;
    let value = if let Some(value) = value.downcast_object_ref() {
        value
    } else {
        owned = dashboard_value(value)?;
        &owned
    };
    let mut written = String::new();
    push_behind_key(&mut written, value, indentation)?;
    Ok(safe(written))
}

/// Lines of `key: value` as an item of a list: a dash before the first key, which stands two blanks
/// to the right of the dash. The lines end in a line break, and the item does not.
pub(super) fn item(lines: &Value, indentation: usize) -> Result<Value, Error> {
    let text = text_of(lines)?;
    if !lines.is_safe() {
        return Err(refuse("an item", text, "went through no filter"));
    }
    let dash = " ".repeat(indentation) + "- ";
    let behind_dash = text.get(dash.len()..).unwrap_or("{}");
    Ok(safe(dash + behind_dash.trim_end_matches('\n')))
}

/// A template's own value as one of the model's.
fn dashboard_value(value: &Value) -> Result<DashboardValue, Error> {
    match value.kind() {
        ValueKind::None => Ok(DashboardValue::Null),
        ValueKind::Bool => Ok(DashboardValue::Boolean(value.is_true())),
        ValueKind::Number => Ok(DashboardValue::Number(value.to_string())),
        ValueKind::Seq => {
            let items = value.try_iter()?;
            let items: Result<_, Error> = items.map(|item| dashboard_value(&item)).collect();
            Ok(DashboardValue::List(items?))
        }
        _ => Ok(DashboardValue::Text(text_of(value)?.to_owned())),
    }
}

fn push_behind_key(
    written: &mut String,
    value: &DashboardValue,
    indentation: usize,
) -> Result<(), Error> {
    let mut flow = String::from(" ");
    push_flow(&mut flow, value)?;
    if flow.chars().count() <= WIDEST_FLOW {
        written.push_str(&flow);
        return Ok(());
    }
    match value {
        DashboardValue::List(values) => push_block_list(written, values, indentation),
        DashboardValue::Mapping(entries) => {
            for (key, value) in entries {
                push_line(written, indentation + 2);
                push_entry(written, key, value, indentation + 2)?;
            }
            Ok(())
        }
        _ => {
            written.push_str(&flow);
            Ok(())
        }
    }
}

/// Items behind `-`, at the indentation of their key, as Looker writes them.
fn push_block_list(
    written: &mut String,
    values: &[DashboardValue],
    indentation: usize,
) -> Result<(), Error> {
    for value in values {
        push_line(written, indentation);
        written.push('-');
        match value {
            DashboardValue::Mapping(entries) if !entries.is_empty() => {
                for (index, (key, value)) in entries.iter().enumerate() {
                    if index == 0 {
                        written.push(' ');
                    } else {
                        push_line(written, indentation + 2);
                    }
                    push_entry(written, key, value, indentation + 2)?;
                }
            }
            value => {
                written.push(' ');
                push_flow(written, value)?;
            }
        }
    }
    Ok(())
}

fn push_entry(
    written: &mut String,
    key: &str,
    value: &DashboardValue,
    indentation: usize,
) -> Result<(), Error> {
    push_key(written, key);
    written.push(':');
    push_behind_key(written, value, indentation)
}

fn push_line(written: &mut String, indentation: usize) {
    written.push('\n');
    written.extend(std::iter::repeat_n(' ', indentation));
}

fn push_flow(written: &mut String, value: &DashboardValue) -> Result<(), Error> {
    match value {
        DashboardValue::Null => written.push_str("null"),
        DashboardValue::Boolean(value) => written.push_str(if *value { "true" } else { "false" }),
        DashboardValue::Number(number) => push_number(written, number)?,
        DashboardValue::Text(text) => push_string(written, text),
        DashboardValue::List(values) => {
            written.push('[');
            for (index, value) in values.iter().enumerate() {
                written.push_str(if index == 0 { "" } else { ", " });
                push_flow(written, value)?;
            }
            written.push(']');
        }
        DashboardValue::Mapping(entries) => {
            written.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                written.push_str(if index == 0 { "" } else { ", " });
                push_key(written, key);
                written.push_str(": ");
                push_flow(written, value)?;
            }
            written.push('}');
        }
    }
    Ok(())
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`: no other form is a number to readers of both versions.
fn push_number(written: &mut String, number: &str) -> Result<(), Error> {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_plain = are_digits(whole) && (whole == "0" || !whole.starts_with('0'));
    if !is_plain || !fraction.is_none_or(are_digits) {
        return Err(refuse("a number", number, "is not in plain decimal form"));
    }
    written.push_str(number);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{push_behind_key, push_key, push_number, push_string};
    use crate::lookml::DashboardValue::{self, Boolean, List, Mapping, Null, Number};

    fn behind_key(value: &DashboardValue) -> String {
        let mut written = String::new();
        push_behind_key(&mut written, value, 4).expect("a value that can be written");
        written
    }

    fn written_by(push: fn(&mut String, &str), text: &str) -> String {
        let mut written = String::new();
        push(&mut written, text);
        written
    }

    #[test]
    fn a_text_has_one_reading() {
        assert_eq!(written_by(push_string, "yes"), "\"yes\"");
        assert_eq!(
            written_by(push_string, "a\"\\\n\u{85}\u{2028}\u{202e}\u{feff}🙂é"),
            "\"a\\\"\\\\\\n\\u0085\\u2028\\u202E\\uFEFF\\U0001F642é\""
        );
    }

    #[test]
    fn a_key_is_bare_where_that_is_safe() {
        for (key, expected) in [
            ("show_view_names", "show_view_names"),
            ("y", "\"y\""),
            ("no", "\"no\""),
            ("Date", "\"Date\""),
            ("view.field", "\"view.field\""),
            ("", "\"\""),
        ] {
            assert_eq!(written_by(push_key, key), expected);
        }
    }

    #[test]
    fn a_short_value_stays_on_its_line() {
        let value = Mapping(vec![
            ("a".to_owned(), List(vec![Number("1".to_owned()), Null])),
            ("b".to_owned(), Boolean(true)),
        ]);
        assert_eq!(behind_key(&value), " {a: [1, null], b: true}");
        assert_eq!(behind_key(&List(Vec::new())), " []");
    }

    #[test]
    fn a_long_value_becomes_a_block() {
        let long = DashboardValue::from("x".repeat(90));
        let value = List(vec![Mapping(vec![
            ("a".to_owned(), long.clone()),
            (
                "b".to_owned(),
                Mapping(vec![("c".to_owned(), long.clone())]),
            ),
            ("d".to_owned(), List(vec![long])),
        ])]);
        let x = "x".repeat(90);
        assert_eq!(
            behind_key(&value),
            format!("\n    - a: \"{x}\"\n      b:\n        c: \"{x}\"\n      d:\n      - \"{x}\"")
        );
    }

    #[test]
    fn a_number_has_one_form() {
        let written = |number: &str| push_number(&mut String::new(), number).is_ok();
        assert!(["0", "-1", "10", "0.5", "12.00"].iter().all(|n| written(n)));
        for number in [
            "", "-", "01", "1e5", ".5", "5.", "1_000", "0x1", "1:30", "NaN", "+1",
        ] {
            assert!(!written(number), "{number}");
        }
    }
}
