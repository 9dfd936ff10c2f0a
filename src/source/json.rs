//! `Json`: a value in a JSON text that knows its member path and its place.
//!
//! `serde_json` reads; this keeps where each value stands, which its own values forget, and builds no
//! tree, so that memory stays in proportion to what is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt};

/// A value in a JSON text.
#[derive(Clone, Debug)]
pub(super) struct Json<'t> {
    source: &'t Arc<SourceText>,
    raw: &'t str,
    /// Such as `Table.StorageDescriptor.Columns[3].Type`; empty for the whole text.
    path: String,
}

/// The members of an object, in order.
#[derive(Debug)]
pub(super) struct Object<'t> {
    json: Json<'t>,
    members: Members<'t>,
}

impl<'t> Json<'t> {
    /// The whole text, after a check that it is JSON.
    pub(super) fn parse(source: &'t Arc<SourceText>) -> Result<Self, Diagnostics> {
        match serde_json::from_str::<&RawValue>(&source.text) {
            Ok(raw) => Ok(Self {
                source,
                raw: raw.get(),
                path: String::new(),
            }),
            Err(error) => Err(malformed(source, &error).into()),
        }
    }

    /// Where the value stands.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.raw.as_ptr() as usize - self.source.text.as_ptr() as usize;
        start..start + self.raw.len()
    }

    /// Where a text's characters stand, without its quotes.
    pub(super) fn inner_span(&self) -> Range<usize> {
        let span = self.span();
        span.start + 1..span.end - 1
    }

    /// Where a range of the bytes of a text, as [`Json::text`] gives it, stands.
    pub(super) fn place_in_text(&self, range: &Range<usize>) -> Range<usize> {
        let inner = self.inner_span();
        let raw = &self.source.text[inner.clone()];
        inner.start + raw_offset(raw, range.start)..inner.start + raw_offset(raw, range.end)
    }

    /// Where the name of this member stands, without its quotes: before the value.
    pub(super) fn name_span(&self) -> Range<usize> {
        let before = &self.source.text[..self.span().start];
        let before = before.trim_end().trim_end_matches(':').trim_end();
        let end = before.len().saturating_sub(1);
        quote_before(&before.as_bytes()[..end])..end
    }

    fn kind(&self) -> &'static str {
        match self.raw.as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a text",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            _ => "a number",
        }
    }

    pub(super) fn is_null(&self) -> bool {
        self.raw == "null"
    }

    /// The error that the value is of another kind.
    pub(super) fn expected(&self, what: &str) -> Diagnostics {
        let name = if self.path.is_empty() {
            "the JSON".to_owned()
        } else {
            format!("`{}`", excerpt(&self.path))
        };
        let message = format!("{name} is {}, and has to be {what}", self.kind());
        let start = self.span().start;
        let end = start + self.raw.chars().next().map_or(0, char::len_utf8);
        let end = if self.raw.starts_with(['{', '[', '"']) {
            end
        } else {
            self.span().end
        };
        Diagnostic::error("get-table-member", message)
            .at(self.source, start..end, "")
            .into()
    }

    fn read<T: Deserialize<'t>>(&self, what: &str) -> Result<T, Diagnostics> {
        serde_json::from_str(self.raw).map_err(|_| self.expected(what))
    }

    /// The value as an object.
    pub(super) fn object(&self) -> Result<Object<'t>, Diagnostics> {
        let members = self.read("an object")?;
        Ok(Object {
            json: self.clone(),
            members,
        })
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Result<impl Iterator<Item = Json<'t>> + use<'t>, Diagnostics> {
        let items: Vec<&RawValue> = self.read("a list")?;
        let (source, path) = (self.source, self.path.clone());
        Ok(items.into_iter().enumerate().map(move |(index, raw)| Json {
            source,
            raw: raw.get(),
            path: format!("{path}[{index}]"),
        }))
    }

    /// The value as a text.
    pub(super) fn text(&self) -> Result<String, Diagnostics> {
        if !self.raw.starts_with('"') {
            return Err(self.expected("a text"));
        }
        serde_json::from_str(self.raw).map_err(|_| {
            let message = format!(
                "`{}` holds an escape that is no character",
                excerpt(&self.path)
            );
            let error = Diagnostic::error("get-table-member", message);
            error.at(self.source, self.span(), "").into()
        })
    }

    /// The member path, such as `Table.Name`.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) fn source(&self) -> &'t Arc<SourceText> {
        self.source
    }
}

impl<'t> Object<'t> {
    /// A member, unless it is missing or null; of a member given twice the last.
    pub(super) fn get(&self, name: &str) -> Option<Json<'t>> {
        let (key, raw) = self.members.0.iter().rev().find(|(key, _)| key == name)?;
        Some(self.member(key, raw)).filter(|json| !json.is_null())
    }

    /// A member that is a text, where it is there.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Diagnostics> {
        self.get(name).map(|json| json.text()).transpose()
    }

    /// A member that is an object, where it is there.
    pub(super) fn object(&self, name: &str) -> Result<Option<Object<'t>>, Diagnostics> {
        self.get(name).map(|json| json.object()).transpose()
    }

    /// The values of a member that is a list; none where it is missing.
    pub(super) fn list(&self, name: &str) -> Result<Vec<Json<'t>>, Diagnostics> {
        let list = self.get(name).map(|json| json.list()).transpose()?;
        Ok(list.into_iter().flatten().collect())
    }

    /// All members, with the place of each name.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, Json<'t>)> {
        self.members
            .0
            .iter()
            .map(|(key, raw)| (key.as_ref(), self.member(key, raw)))
    }

    fn member(&self, key: &str, raw: &'t RawValue) -> Json<'t> {
        let path = match self.json.path.as_str() {
            "" => key.to_owned(),
            path => format!("{path}.{key}"),
        };
        Json {
            source: self.json.source,
            raw: raw.get(),
            path,
        }
    }

    /// The object itself.
    pub(super) fn json(&self) -> &Json<'t> {
        &self.json
    }
}

/// Behind the last quote of the bytes that no backslash escapes.
fn quote_before(bytes: &[u8]) -> usize {
    let mut at = bytes.len();
    while at > 0 {
        let slashes = bytes[..at - 1]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if bytes[at - 1] == b'"' && slashes.is_multiple_of(2) {
            return at;
        }
        at -= 1;
    }
    0
}

/// How many bytes of a text with escapes stand for the given number of bytes without.
fn raw_offset(raw: &str, decoded: usize) -> usize {
    let (mut at, mut seen) = (0, 0);
    while seen < decoded && at < raw.len() {
        let rest = &raw[at..];
        let (length, bytes) = match rest.as_bytes() {
            [b'\\', b'u', ..] => escaped_character(rest),
            [b'\\', ..] => (2, 1),
            _ => rest
                .chars()
                .next()
                .map_or((1, 1), |c| (c.len_utf8(), c.len_utf8())),
        };
        at += length;
        seen += bytes;
    }
    at.min(raw.len())
}

/// The length of a `\u` escape or of a pair of them, and of the character that it stands for.
fn escaped_character(rest: &str) -> (usize, usize) {
    let unit = |at: usize| {
        rest.get(at..at + 4)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
    };
    match unit(2) {
        Some(0xD800..=0xDBFF) => (12, 4),
        Some(code) => (6, char::from_u32(code).map_or(3, char::len_utf8)),
        None => (6, 1),
    }
}

fn malformed(source: &Arc<SourceText>, error: &serde_json::Error) -> Diagnostic {
    let text = error.to_string();
    let why = text.split(" at line ").next().unwrap_or_default();
    let name = &source.name;
    if source.text.trim().is_empty() {
        return Diagnostic::error("malformed-json", format!("`{name}` is empty"))
            .help("run the `aws` command by itself and read its error");
    }
    let offset = offset(&source.text, error.line(), error.column());
    let found = Diagnostic::error(
        "malformed-json",
        format!("`{name}` is no JSON: {}", lower_first(why)),
    )
    .at(source, offset.clone(), "");
    let start = source.text.trim_start();
    if start.starts_with(['{', '[']) {
        return found;
    }
    if start.to_ascii_uppercase().contains("CREATE ") {
        return found.help(format!(
            "read a `CREATE EXTERNAL TABLE` statement with `--ddl {name}`"
        ));
    }
    found.help("add `--output json` to the `aws` command")
}

fn lower_first(text: &str) -> String {
    if text.starts_with("EOF") {
        return text.replacen("EOF while parsing", "it ends inside", 1);
    }
    text.to_owned()
}

/// The character at which `serde_json` stopped; its column counts bytes from 1.
fn offset(text: &str, line: usize, column: usize) -> Range<usize> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The members of an object, names and raw values.
#[derive(Debug)]
struct Members<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMembers;
        impl<'t> Visitor<'t> for OfMembers {
            type Value = Members<'t>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<Name<'t>>()? {
                    members.push((name.0, map.next_value()?));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(OfMembers)
    }
}

/// A name that is borrowed from the text where it holds no escape.
#[derive(serde::Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

#[cfg(test)]
mod tests {
    use super::raw_offset;

    #[test]
    fn a_place_in_a_text_is_found_behind_escapes() {
        assert_eq!(raw_offset("abc", 2), 2);
        assert_eq!(raw_offset(r"a\nb", 2), 3);
        assert_eq!(raw_offset(r"\u0041b", 1), 6);
        assert_eq!(raw_offset(r"\ud83d\ude00b", 4), 12);
        assert_eq!(raw_offset("äb", 2), 2);
    }
}
