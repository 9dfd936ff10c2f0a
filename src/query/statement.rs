//! `Statement`: SQL that remembers where each stretch of it was written.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use super::fragment::{Fragment, Mark, OriginId};
use crate::diagnostic::Place;
use crate::resolve::{Explore, Field, Join, View};

/// SQL, as a text and marks that say where each stretch of it is written.
#[derive(Clone, Debug)]
pub struct Statement<'r> {
    sql: String,
    marks: Vec<Mark>,
    origins: Origins<'r>,
}

/// A stretch of SQL.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'s, 'r> {
    /// The SQL.
    pub text: &'s str,
    /// Where it is written; `None` for what Looker adds.
    pub origin: Option<SqlOrigin<'r>>,
    /// The byte of the parameter's value at which the text begins.
    pub start: usize,
}

/// A parameter that holds SQL.
#[derive(Clone, Copy, Debug)]
pub struct SqlOrigin<'r> {
    pub(super) owner: Owner<'r>,
    /// `sql`, `sql_on`, ...
    pub parameter: &'static str,
    /// The value, with constants put in.
    pub value: &'r str,
}

/// Whose parameter it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner<'r> {
    Field {
        alias: &'r str,
        name: &'r str,
        field: &'r Field<'r>,
    },
    Join(&'r Join<'r>),
    Explore(&'r Explore<'r>),
    View(&'r View<'r>),
    /// The table under an alias.
    Table(&'r str),
}

/// The parameters in which the statements of an explore are written. The statements share the list, which
/// grows with each of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins<'r>(Rc<RefCell<Vec<SqlOrigin<'r>>>>);

impl<'r> Origins<'r> {
    pub(super) fn add(&self, origin: SqlOrigin<'r>) -> OriginId {
        let mut all = self.0.borrow_mut();
        all.push(origin);
        OriginId::new(all.len() - 1)
    }

    pub(super) fn get(&self, id: OriginId) -> Option<SqlOrigin<'r>> {
        self.0.borrow().get(id.number()?).copied()
    }
}

impl SqlOrigin<'_> {
    /// The field, join, view or explore, such as `sign_in.attempts`.
    #[must_use]
    pub fn owner(&self) -> String {
        match self.owner {
            Owner::Field { alias, name, .. } => [alias, ".", name].concat(),
            Owner::Join(join) => join.name().to_owned(),
            Owner::Explore(explore) => explore.name().to_owned(),
            Owner::View(view) => view.name().to_owned(),
            Owner::Table(alias) => alias.to_owned(),
        }
    }

    /// The parameter's value in its file, if a file declares it.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let located = match self.owner {
            Owner::Field { field, .. } => field.origin_of(self.parameter),
            Owner::Join(join) => join.origin_of(self.parameter),
            Owner::Explore(explore) => explore.origin_of(self.parameter),
            Owner::View(view) => {
                let located = view.origin_of(self.parameter);
                located.map(|it| it.parameter("sql").unwrap_or(it))
            }
            Owner::Table(_) => None,
        };
        located.map(|located| located.place())
    }
}

impl<'r> Statement<'r> {
    /// What was put together, with the parameters in which it is written.
    pub(super) fn new(fragment: Fragment, origins: Origins<'r>) -> Self {
        let (sql, marks) = fragment.into_parts();
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
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, 'r>> {
        (0..self.marks.len()).map(|index| self.piece(index))
    }

    fn piece(&self, index: usize) -> Piece<'_, 'r> {
        let mark = &self.marks[index];
        let end = self.marks.get(index + 1);
        let end = end.map_or(self.sql.len(), Mark::at);
        Piece {
            text: &self.sql[mark.at()..end],
            origin: self.origins.get(mark.origin),
            start: mark.start(),
        }
    }

    /// The stretch at a byte of the SQL, and the byte in it.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> Option<(Piece<'_, 'r>, usize)> {
        if byte >= self.sql.len() {
            return None;
        }
        let index = self.marks.partition_point(|mark| mark.at() <= byte);
        let index = index.checked_sub(1)?;
        Some((self.piece(index), byte - self.marks[index].at()))
    }

    /// The stretch at a byte that is written in a parameter, or the next one behind it: what Looker adds
    /// stands before what it is put around.
    #[must_use]
    pub fn written_at(&self, byte: usize) -> Option<(Piece<'_, 'r>, usize)> {
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
    pub fn at_line(&self, line: usize, column: usize) -> Option<(Piece<'_, 'r>, usize)> {
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

impl fmt::Display for Statement<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sql)
    }
}

impl Piece<'_, '_> {
    /// The place in the file of a byte of the piece: the byte itself, or the whole parameter where
    /// constants were put into it.
    #[must_use]
    pub fn place(&self, byte: usize) -> Option<Place> {
        let origin = self.origin?;
        let place = origin.place()?;
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
