//! `Statement`: SQL that remembers where each stretch of it was written.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Place;

/// SQL, as a list of texts with their origins.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    pieces: Vec<Piece>,
}

/// A stretch of SQL.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The SQL.
    pub text: String,
    /// Where it is written; `None` for what Looker adds.
    pub origin: Option<Arc<SqlOrigin>>,
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
    /// SQL that Looker adds.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        let mut statement = Self::default();
        statement.push(text);
        statement
    }

    /// Appends SQL that Looker adds.
    pub fn push(&mut self, text: impl Into<String>) {
        let text = text.into();
        match self.pieces.last_mut() {
            Some(last) if last.origin.is_none() => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece {
                text,
                origin: None,
                start: 0,
            }),
        }
    }

    /// Appends SQL that is written in a parameter, from a byte of its value on.
    pub fn push_written(&mut self, text: impl Into<String>, origin: &Arc<SqlOrigin>, start: usize) {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push(Piece {
                text,
                origin: Some(Arc::clone(origin)),
                start,
            });
        }
    }

    /// Appends another statement.
    pub fn append(&mut self, other: Self) {
        for piece in other.pieces {
            match piece.origin {
                None => self.push(piece.text),
                Some(_) => self.pieces.push(piece),
            }
        }
    }

    /// The same with a text before and after it.
    #[must_use]
    pub fn between(self, before: &str, after: &str) -> Self {
        let mut statement = Self::of(before);
        statement.append(self);
        statement.push(after);
        statement
    }

    /// A template with a statement in place of each `{}`.
    #[must_use]
    pub fn fill(template: &str, with: &Self) -> Self {
        let mut statement = Self::default();
        for (index, part) in template.split("{}").enumerate() {
            if index > 0 {
                statement.append(with.clone());
            }
            statement.push(part);
        }
        statement
    }

    /// Statements with a text between them.
    #[must_use]
    pub fn join(statements: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for (index, statement) in statements.into_iter().enumerate() {
            if index > 0 {
                joined.push(between);
            }
            joined.append(statement);
        }
        joined
    }

    /// The stretches, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// How many bytes the SQL has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.len()).sum()
    }

    /// Whether there is no SQL.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.is_empty())
    }

    /// The same without blanks at its end.
    #[must_use]
    pub fn trim_end(mut self) -> Self {
        while let Some(last) = self.pieces.last_mut() {
            let length = last.text.trim_end().len();
            last.text.truncate(length);
            if length > 0 {
                break;
            }
            self.pieces.pop();
        }
        self
    }

    /// The same without blanks at its beginning.
    #[must_use]
    pub fn trim_start(mut self) -> Self {
        while let Some(first) = self.pieces.first_mut() {
            let blanks = first.text.len() - first.text.trim_start().len();
            first.text.drain(..blanks);
            first.start += blanks;
            if !first.text.is_empty() {
                break;
            }
            self.pieces.remove(0);
        }
        self
    }

    /// Whether it is no more than the name of a column, so that no operator can tear it apart.
    #[must_use]
    pub fn is_simple(&self) -> bool {
        let mut is_empty = true;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_.\"".contains(c);
        for piece in &self.pieces {
            is_empty &= piece.text.trim().is_empty();
            if !piece.text.trim_end().chars().all(is_name) {
                return false;
            }
        }
        !is_empty
    }

    /// The stretch at a byte of the SQL, and the byte in it.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> Option<(&Piece, usize)> {
        let mut before = 0;
        for piece in &self.pieces {
            if byte < before + piece.text.len() {
                return Some((piece, byte - before));
            }
            before += piece.text.len();
        }
        None
    }

    /// The stretch at a line and a column, both from 1, as engines name places.
    #[must_use]
    pub fn at_line(&self, line: usize, column: usize) -> Option<(&Piece, usize)> {
        let sql = self.to_string();
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
        self.pieces
            .iter()
            .try_for_each(|piece| formatter.write_str(&piece.text))
    }
}

impl Piece {
    /// The place in the file of a byte of the piece: the byte itself, or the whole parameter where
    /// constants were put into it.
    #[must_use]
    pub fn place(&self, byte: usize) -> Option<Place> {
        let origin = self.origin.as_deref()?;
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
