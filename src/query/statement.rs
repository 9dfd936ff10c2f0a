//! `Statement`: SQL that remembers where each stretch of it was written.

use std::fmt;
use std::sync::Arc;

use super::fragment::{Fragment, Mark, OriginId};
use crate::diagnostic::Place;

/// SQL, as a text and marks that say where each stretch of it is written.
#[derive(Clone, Debug)]
pub struct Statement {
    sql: String,
    marks: Vec<Mark>,
    origins: Vec<Arc<SqlOrigin>>,
}

/// A stretch of SQL.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'s> {
    /// The SQL.
    pub text: &'s str,
    /// Where it is written; `None` for what Looker adds.
    pub origin: Option<&'s SqlOrigin>,
    /// The byte of the parameter's value at which the text begins.
    pub start: usize,
}

/// A parameter that holds SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlOrigin {
    /// The field, join, view or explore, such as `sign_in.attempts`.
    pub owner: String,
    /// `sql`, `sql_on`, ...
    pub parameter: &'static str,
    /// The parameter's value in its file, if a file declares it.
    pub place: Option<Place>,
    /// The value, with constants put in.
    pub value: String,
}

impl Statement {
    /// What was put together, with those of the parameters in which it is written.
    pub(super) fn new(fragment: Fragment, known: &[Arc<SqlOrigin>]) -> Self {
        let (sql, mut marks) = fragment.into_parts();
        let mut origins = Vec::new();
        let mut numbers = vec![None; known.len()];
        for OriginId(number) in marks.iter_mut().filter_map(|mark| mark.origin.as_mut()) {
            let new = numbers[*number].get_or_insert_with(|| {
                origins.push(Arc::clone(&known[*number]));
                origins.len() - 1
            });
            *number = *new;
        }
        Self {
            sql,
            marks,
            origins,
        }
    }

    /// The SQL.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The stretches, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        (0..self.marks.len()).map(|index| self.piece(index))
    }

    fn piece(&self, index: usize) -> Piece<'_> {
        let mark = &self.marks[index];
        let end = self.marks.get(index + 1);
        let end = end.map_or(self.sql.len(), |next| next.at);
        Piece {
            text: &self.sql[mark.at..end],
            origin: mark.origin.map(|OriginId(number)| &*self.origins[number]),
            start: mark.start,
        }
    }

    /// The stretch at a byte of the SQL, and the byte in it.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> Option<(Piece<'_>, usize)> {
        if byte >= self.sql.len() {
            return None;
        }
        let index = self.marks.partition_point(|mark| mark.at <= byte);
        let index = index.checked_sub(1)?;
        Some((self.piece(index), byte - self.marks[index].at))
    }

    /// The stretch at a byte that is written in a parameter, or the next one behind it: what Looker adds
    /// stands before what it is put around.
    #[must_use]
    pub fn written_at(&self, byte: usize) -> Option<(Piece<'_>, usize)> {
        let (piece, at) = self.at_byte(byte)?;
        if piece.origin.is_some() {
            return Some((piece, at));
        }
        let end = byte - at + piece.text.len();
        let (next, at) = self.at_byte(end)?;
        next.origin.is_some().then_some((next, at))
    }

    /// The stretch at a line and a column, both from 1, as engines name places.
    #[must_use]
    pub fn at_line(&self, line: usize, column: usize) -> Option<(Piece<'_>, usize)> {
        let sql = &self.sql;
        let start = match line.checked_sub(1)? {
            0 => 0,
            before => sql.match_indices('\n').nth(before - 1)?.0 + 1,
        };
        let rest = sql[start..].split('\n').next()?;
        let byte = rest.char_indices().nth(column.checked_sub(1)?)?.0;
        self.at_byte(start + byte)
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sql)
    }
}

impl Piece<'_> {
    /// The place in the file of a byte of the piece: the byte itself, or the whole parameter where
    /// constants were put into it.
    #[must_use]
    pub fn place(&self, byte: usize) -> Option<Place> {
        let origin = self.origin?;
        let place = origin.place.clone()?;
        let written = place.source.text.get(place.span.clone())?;
        // The value was freed of its indentation, so what is counted is what is no blank.
        let before = origin.value.get(..self.start + byte)?;
        let wanted = origin.value[before.len()..].chars().next();
        let count = before.chars().filter(|c| !c.is_whitespace()).count();
        let found = written
            .char_indices()
            .filter(|(_, c)| !c.is_whitespace())
            .nth(count);
        match found {
            Some((at, character)) if Some(character) == wanted => {
                let start = place.span.start + at;
                let word = word_length(&written[at..]);
                Some(Place {
                    span: start..start + word,
                    ..place
                })
            }
            _ => Some(place),
        }
    }
}

/// How long the word is with which a text begins; at least one character.
fn word_length(text: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    word.max(text.chars().next().map_or(0, char::len_utf8))
}
