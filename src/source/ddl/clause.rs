//! The clauses behind the columns, in any order.

use super::property::properties;
use super::reader::Reader;
use super::script::{is_at_statement, pass_over};
use super::{column, format};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::Table;
use crate::glue::cursor::Cursor;

/// The words that a clause begins with, and what reads the rest of it.
type Clause = (
    &'static [&'static str],
    fn(&mut Reader<'_, '_, '_>, &mut Table) -> Result<(), Diagnostics>,
);

/// Of two that begin alike, the longer one stands first.
const CLAUSES: &[Clause] = &[
    (&["COMMENT"], comment),
    (&["PARTITIONED", "BY"], partitioned_by),
    (&["CLUSTERED", "BY"], clustered_by),
    (&["ROW", "FORMAT", "SERDE"], format::serde),
    (&["ROW", "FORMAT", "DELIMITED"], format::delimited),
    (&["WITH", "SERDEPROPERTIES"], format::serde_properties),
    (&["STORED", "AS"], format::stored_as),
    (&["INPUTFORMAT"], format::input_format),
    (&["OUTPUTFORMAT"], format::output_format),
    (&["LOCATION"], location),
    (&["TBLPROPERTIES"], table_properties),
    (&["WITH"], created_from_query),
    (&["AS"], created_from_query),
];

/// Reads clauses up to the end of the statement.
pub(super) fn clauses(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    let mut is_seen = [false; CLAUSES.len()];
    loop {
        let start = reader.cursor.offset();
        if is_at_end(reader) {
            return Ok(());
        }
        let Some(index) = eat_clause(&mut reader.cursor) else {
            unknown(reader)?;
            continue;
        };
        let (words, read) = CLAUSES[index];
        if std::mem::replace(&mut is_seen[index], true) {
            warn_of_second(reader, words, start);
        }
        read(reader, table)?;
    }
}

fn is_at_end(reader: &mut Reader<'_, '_, '_>) -> bool {
    matches!(reader.cursor.peek(), None | Some(';')) || is_at_statement(&mut reader.cursor)
}

fn warn_of_second(reader: &mut Reader<'_, '_, '_>, words: &[&str], start: usize) {
    let text = reader.cursor.slice(start..reader.cursor.offset());
    let begin = reader.cursor.offset() - text.trim_start().len();
    reader.findings.warn(
        "duplicate-clause",
        format!("`{}` stands twice in the statement", words.join(" ")),
        begin..reader.cursor.offset(),
        "this one counts",
        "leave only one of them in the statement",
    );
}

/// Steps over the words that a clause begins with, and returns its index.
fn eat_clause(cursor: &mut Cursor<'_>) -> Option<usize> {
    let word = cursor.peek_word()?;
    let mut clauses = CLAUSES.iter();
    clauses
        .position(|(words, _)| words[0].eq_ignore_ascii_case(&word.text) && cursor.eat_words(words))
}

/// Whether a clause that we know begins at the cursor, or the statement ends there.
pub(super) fn is_at_next(reader: &mut Reader<'_, '_, '_>) -> bool {
    is_at_end(reader) || eat_clause(&mut reader.cursor.clone()).is_some()
}

/// Steps over a clause that we do not know, and says so.
fn unknown(reader: &mut Reader<'_, '_, '_>) -> Result<(), Diagnostics> {
    let Some(first) = reader.cursor.word() else {
        let error = reader.expected("a clause such as `LOCATION`, or the end of the statement");
        return Err(error.into());
    };
    let start = first.span.start;
    let mut end = first.span.end;
    let mut name = excerpt(&first.text).to_uppercase();
    if let Some(word) = reader.cursor.peek_word().filter(|_| !is_at_next(reader)) {
        name = format!("{name} {}", excerpt(&word.text).to_uppercase());
    }
    loop {
        let is_passed = reader.cursor.eat_words(&["stored", "as", "directories"]);
        if !is_passed && is_at_next(reader) {
            break;
        }
        if !is_passed {
            pass_over_one(reader)?;
        }
        end = reader.cursor.offset();
    }
    reader.findings.warn(
        "unknown-clause",
        format!("the clause `{name}` is not known, and passed over"),
        start..end,
        "passed over",
        "take the clause out of the file to have no warning",
    );
    Ok(())
}

/// Steps over a word, a text in quotes, or a list in parentheses.
fn pass_over_one(reader: &mut Reader<'_, '_, '_>) -> Result<(), Diagnostics> {
    if reader.cursor.peek() == Some('(') {
        return reader.skip_list().map(|_| ());
    }
    if reader.cursor.word().is_none() {
        let next = reader.cursor.peek().unwrap_or_default();
        if next == ')' || !pass_over(&mut reader.cursor, next) {
            return Err(reader.expected("the end of the clause").into());
        }
    }
    Ok(())
}

fn comment(reader: &mut Reader<'_, '_, '_>, table: &mut Table) -> Result<(), Diagnostics> {
    let comment = reader.string("the comment of the table")?;
    table.places.comment = Some(comment.span);
    table.comment = Some(comment.text.into_owned());
    Ok(())
}

fn partitioned_by(reader: &mut Reader<'_, '_, '_>, table: &mut Table) -> Result<(), Diagnostics> {
    table.partition_keys = column::partition_keys(reader)?;
    Ok(())
}

/// Buckets say how files are cut; no query needs to know.
fn clustered_by(reader: &mut Reader<'_, '_, '_>, _: &mut Table) -> Result<(), Diagnostics> {
    reader.skip_list()?;
    if reader.cursor.eat_words(&["sorted", "by"]) {
        reader.skip_list()?;
    }
    if reader.cursor.eat_words(&["into"]) {
        reader.cursor.word();
        reader.cursor.eat_words(&["buckets"]);
    }
    Ok(())
}

fn location(reader: &mut Reader<'_, '_, '_>, table: &mut Table) -> Result<(), Diagnostics> {
    let location = reader.string("the location")?;
    table.places.location = Some(location.span);
    table.storage.location = Some(location.text.into_owned());
    Ok(())
}

fn table_properties(reader: &mut Reader<'_, '_, '_>, table: &mut Table) -> Result<(), Diagnostics> {
    let properties = properties(reader, "the table properties")?;
    table.parameters = properties.entries;
    table.places.parameters = properties.places;
    Ok(())
}

/// `CREATE TABLE ... WITH (...) AS SELECT` does not say which columns the table gets.
fn created_from_query(
    reader: &mut Reader<'_, '_, '_>,
    table: &mut Table,
) -> Result<(), Diagnostics> {
    let options = match reader.cursor.peek() {
        Some('(') => reader.skip_list()?,
        _ => "",
    };
    let name = excerpt(&table.full_name());
    let message = format!("`{name}` is created from a query, which does not tell its columns");
    let error = Diagnostic::error("create-table-as", message);
    let error = table.locate(error, table.places.name.as_ref(), "");
    let error = if options.to_ascii_lowercase().contains("iceberg") {
        error.note(
            "it is an Iceberg copy; a copy whose `eventtime` is a timestamp is not supported yet",
        )
    } else {
        error
    };
    let help = format!("write the answer of `SHOW CREATE TABLE {name}` into the file");
    Err(error.help(help).into())
}
