//! The columns and the partition keys of a statement.

use super::super::table_name::identifier;
use super::reader::Reader;
use crate::diagnostic::{Diagnostics, excerpt};
use crate::glue::cursor::Token;
use crate::glue::{Column, HiveType};

/// Reads the list of data columns, at whose `(` the cursor stands.
pub(super) fn columns(reader: &mut Reader<'_, '_, '_>) -> Result<Vec<Column>, Diagnostics> {
    list(reader, "the columns", data_column)
}

/// Reads the list behind `PARTITIONED BY`.
pub(super) fn partition_keys(reader: &mut Reader<'_, '_, '_>) -> Result<Vec<Column>, Diagnostics> {
    list(reader, "the partition keys", partition_key)
}

type ReadOne = for<'r, 't, 'f, 'd> fn(
    &'r mut Reader<'t, 'f, 'd>,
    Token<'t>,
) -> Result<Option<Column>, Diagnostics>;

/// Reads a list of columns; a fault in one of them does not hide the faults in the others.
fn list(
    reader: &mut Reader<'_, '_, '_>,
    what: &str,
    read: ReadOne,
) -> Result<Vec<Column>, Diagnostics> {
    if !reader.cursor.eat('(') {
        return Err(reader.expected(&format!("`(` and {what}")).into());
    }
    let mut columns = Vec::new();
    let mut comma = None;
    while !reader.cursor.eat(')') {
        let start = reader.cursor.clone();
        match one(reader, read) {
            Ok(column) => columns.extend(column),
            Err(errors) if reader.findings.is_full() => return Err(errors),
            Err(errors) => {
                // The next column is found from the start of this one, so that brackets match.
                reader.cursor = start;
                if reader.skip_to(&[',', ')']).is_err() {
                    return Err(errors);
                }
                let findings = &mut *reader.findings;
                errors.0.into_iter().for_each(|error| findings.push(error));
            }
        }
        comma = (reader.cursor.peek() == Some(',')).then(|| reader.cursor.offset());
        reader.cursor.eat(',');
    }
    if let Some(comma) = comma {
        reader.warn_of_trailing_comma(comma, what);
    }
    Ok(columns)
}

fn one(reader: &mut Reader<'_, '_, '_>, read: ReadOne) -> Result<Option<Column>, Diagnostics> {
    let name = match identifier(&mut reader.cursor) {
        Ok(Some(name)) => name,
        Ok(None) => return Err(reader.expected("the name of a column").into()),
        Err(unclosed) => return Err(reader.unclosed(unclosed)),
    };
    let shown = excerpt(&name.text);
    let column = read(reader, name)?;
    if matches!(reader.cursor.peek(), Some(',' | ')')) {
        return Ok(column);
    }
    let error = reader.expected(&format!("`,` or `)` behind the column `{shown}`"));
    let help = match reader.cursor.peek() {
        None => "close the list of columns with `)`",
        Some(_) => "put a comma between the columns",
    };
    Err(error.help(help).into())
}

fn data_column<'t>(
    reader: &mut Reader<'t, '_, '_>,
    name: Token<'t>,
) -> Result<Option<Column>, Diagnostics> {
    if reader.cursor.peek_word().is_none() {
        let error = reader.expected(&format!("the type of the column `{}`", excerpt(&name.text)));
        return Err(error.help("write such as `string` behind the name").into());
    }
    let hive_type = match HiveType::parse_at(&mut reader.cursor) {
        Ok(hive_type) => hive_type,
        Err(error) => return Err(reader.type_error(error)),
    };
    reader.cursor.eat_words(&["not", "null"]);
    let comment = if reader.cursor.eat_words(&["comment"]) {
        Some(reader.string("the comment")?.text.into_owned())
    } else {
        None
    };
    Ok(Some(Column {
        name: name.text.into_owned(),
        hive_type: Some(hive_type),
        comment,
        span: Some(name.span),
    }))
}

/// A key, or `None` for a partition transform of Iceberg, such as `day(eventtime)`.
fn partition_key<'t>(
    reader: &mut Reader<'t, '_, '_>,
    name: Token<'t>,
) -> Result<Option<Column>, Diagnostics> {
    let is_transform = match reader.cursor.peek() {
        Some('(') => {
            reader.skip_list()?;
            true
        }
        Some(',' | ')') => true,
        _ => false,
    };
    if !is_transform {
        return data_column(reader, name);
    }
    let span = name.span.start..reader.cursor.offset();
    let text = reader.cursor.slice(span.clone()).trim_matches('`');
    reader.findings.warn(
        "partition-transform",
        format!("`{}` is no partition key: it has no type", excerpt(text)),
        span,
        "read as a partition transform of Iceberg",
        "write a type behind the name if the table is not in Iceberg's format",
    );
    Ok(None)
}
