//! Lists of properties: `TBLPROPERTIES` and `SERDEPROPERTIES`.

use std::ops::Range;

use super::reader::Reader;
use crate::diagnostic::Diagnostics;
use crate::glue::cursor::Token;

/// Properties in the order of the statement, with the places of their keys.
#[derive(Default)]
pub(super) struct Properties {
    pub(super) entries: Vec<(String, String)>,
    pub(super) places: Vec<Range<usize>>,
}

/// Reads `('key' = 'value', ...)`, with either kind of quotes.
pub(super) fn properties(
    reader: &mut Reader<'_, '_, '_>,
    what: &str,
) -> Result<Properties, Diagnostics> {
    if !reader.cursor.eat('(') {
        return Err(reader.expected(&format!("`(` and {what}")).into());
    }
    let mut properties = Properties::default();
    let mut comma = None;
    while !reader.cursor.eat(')') {
        let key = text(reader, "the name of a property")?;
        if !reader.cursor.eat('=') {
            let error = reader.expected("`=` behind the name of the property");
            return Err(error.help("write such as `'key' = 'value'`").into());
        }
        let value = text(reader, "the value of the property")?;
        let entry = (key.text.into_owned(), value.text.into_owned());
        properties.entries.push(entry);
        properties.places.push(key.span);
        comma = (reader.cursor.peek() == Some(',')).then(|| reader.cursor.offset());
        if !reader.cursor.eat(',') && reader.cursor.peek() != Some(')') {
            let error = reader.expected("`,` or `)` behind the property");
            return Err(error.help("put a comma between the properties").into());
        }
    }
    if let Some(comma) = comma {
        reader.warn_of_trailing_comma(comma, what);
    }
    Ok(properties)
}

/// A text in quotes, or a bare word, as in `has_encrypted_data = false`.
fn text<'t>(reader: &mut Reader<'t, '_, '_>, what: &str) -> Result<Token<'t>, Diagnostics> {
    match reader.cursor.word() {
        Some(word) => Ok(word),
        None => reader.string(what),
    }
}
