//! `TableName`: `table` or `database.table`, with quotes or without.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::cursor::{Cursor, Token, Unclosed};
use crate::glue::name::forbidden_character;

/// A table's name with its database, as far as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TableName {
    pub(super) database: Option<String>,
    pub(super) name: String,
}

impl TableName {
    /// Reads `table`, `database.table` or `catalog.database.table`, each part in double quotes or
    /// back-ticks where it holds a point or a quote.
    pub(super) fn parse(text: &str) -> Result<Self, Diagnostics> {
        Self::parts(text).map(Self::from_parts)
    }

    /// Reads `database.table`, with nothing left out and nothing before it.
    pub(super) fn parse_full(text: &str) -> Result<(String, String), Diagnostics> {
        let parts = Self::parts(text)?;
        let given = parts.len();
        <[String; 2]>::try_from(parts)
            .map(|[database, table]| (database, table))
            .map_err(|_| {
                let why = if given == 1 {
                    "it names no database"
                } else {
                    "it has three parts, and a catalog is named by `--catalog-id`"
                };
                refused(text, why)
            })
    }

    /// Reads the name of a database alone, which may stand in quotes as a part of a table's name does.
    pub(super) fn parse_database(text: &str) -> Result<String, Diagnostics> {
        let mut parts = Self::parts(text)?;
        let first = parts.swap_remove(0);
        if parts.is_empty() {
            return Ok(first);
        }
        let message = format!("`{}` names more than a database", excerpt(text));
        Err(Diagnostic::error("table-name", message)
            .help(format!("write `{}`", excerpt(&typed(&first))))
            .into())
    }

    fn parts(text: &str) -> Result<Vec<String>, Diagnostics> {
        let refused = |why: String| refused(text, &why);
        let mut parts = Vec::new();
        let mut rest = text.trim();
        loop {
            let (part, behind) =
                part(rest).ok_or_else(|| refused("a quote is not closed".to_owned()))?;
            if part.is_empty() {
                return Err(refused("a part of it is empty".to_owned()));
            }
            if let Some(forbidden) = forbidden_character(&part) {
                return Err(refused(format!("it holds {}", forbidden.description())));
            }
            parts.push(part);
            match behind.strip_prefix('.') {
                Some(next) if parts.len() < 3 => rest = next,
                None if behind.is_empty() => break,
                _ => {
                    return Err(refused(
                        "it has more parts than a catalog, a database and a table".to_owned(),
                    ));
                }
            }
        }
        Ok(parts)
    }

    /// The last part is the table, the one before it the database.
    pub(super) fn from_parts(mut parts: Vec<String>) -> Self {
        let name = parts.pop().unwrap_or_default();
        Self {
            database: parts.pop(),
            name,
        }
    }

    /// Reads the name of a table in a statement; `` `database.table` `` in one pair of back-ticks is
    /// two parts, for Hive takes it so.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<(Self, Range<usize>)>, Unclosed> {
        let Some(first) = identifier(cursor)? else {
            return Ok(None);
        };
        let mut span = first.span.clone();
        let mut parts: Vec<String> = Vec::new();
        if cursor.rest().starts_with('.') {
            parts.push(first.text.into_owned());
        } else {
            parts.extend(first.text.splitn(2, '.').map(str::to_owned));
        }
        while cursor.rest().starts_with('.') && parts.len() < 3 {
            cursor.step();
            let Some(part) = identifier(cursor)? else {
                break;
            };
            span.end = part.span.end;
            parts.push(part.text.into_owned());
        }
        Ok(Some((Self::from_parts(parts), span)))
    }

    /// `database.table`, or the table alone.
    pub(super) fn full_name(&self) -> String {
        match &self.database {
            Some(database) => format!("{database}.{}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether this name, as a person gave it, means the table of another one; case is no difference.
    pub(super) fn means(&self, database: Option<&str>, name: &str) -> bool {
        let is_database = match (&self.database, database) {
            (Some(wanted), Some(database)) => wanted.eq_ignore_ascii_case(database),
            _ => true,
        };
        is_database && self.name.eq_ignore_ascii_case(name)
    }
}

fn refused(text: &str, why: &str) -> Diagnostics {
    let message = format!("`{}` is no name of a table: {why}", excerpt(text));
    let error = Diagnostic::error("table-name", message);
    error.help("write such as `database.table`").into()
}

/// A part of a name as a person has to type it: in double quotes where it holds a point or a quote.
pub(crate) fn typed(part: &str) -> String {
    let is_plain = !part.contains('.') && !part.starts_with(['"', '`']) && part.trim() == part;
    if is_plain {
        return part.to_owned();
    }
    format!("\"{}\"", part.replace('"', "\"\""))
}

/// A name in a statement: a word, or anything in back-ticks or double quotes.
pub(super) fn identifier<'a>(cursor: &mut Cursor<'a>) -> Result<Option<Token<'a>>, Unclosed> {
    match cursor.peek() {
        Some('`') => cursor.back_ticked(),
        Some('"') => cursor.string(),
        _ => Ok(cursor.word()),
    }
}

/// The first part of a name, and what follows it.
fn part(text: &str) -> Option<(String, &str)> {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '`')) else {
        let end = text.find('.').unwrap_or(text.len());
        return Some((text[..end].to_owned(), &text[end..]));
    };
    let mut name = String::new();
    let mut characters = text[1..].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return Some((name, &text[1 + offset + 1..]));
        }
        name.push(character);
    }
    None
}
