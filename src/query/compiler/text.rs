//! `Text`: SQL of LookML that is to be rendered, with what is known of the names in it.

use std::borrow::Cow;

use super::field_at::FieldAt;
use crate::lookml::{SqlPiece, SqlPieceKind, SqlPieces, sql_pieces};
use crate::query::clock::Clock;
use crate::resolve::{NamedField, SqlCut};

/// SQL of LookML.
#[derive(Clone)]
pub(super) struct Text<'r> {
    pub(super) sql: &'r str,
    cut: Cow<'r, SqlCut>,
    /// The view in which it stands.
    pub(super) alias: &'r str,
    /// The number of that view, where names in the text are known to be those of its fields.
    pub(super) view: Option<u32>,
}

impl<'r> Text<'r> {
    /// A text that was not cut when the project was resolved.
    pub(super) fn new(sql: &'r str, alias: &'r str) -> Self {
        Self {
            sql,
            cut: Cow::Owned(SqlCut::alone(sql)),
            alias,
            view: None,
        }
    }

    /// A text of an explore, in the view of that name.
    pub(super) fn of_explore(sql: &'r str, cut: &'r SqlCut, alias: &'r str) -> Self {
        Self {
            sql,
            cut: Cow::Borrowed(cut),
            alias,
            view: None,
        }
    }

    /// A text of a view, which is the one of that number.
    pub(super) fn of_view(
        sql: &'r str,
        cut: &'r SqlCut,
        alias: &'r str,
        view: Option<u32>,
    ) -> Self {
        Self {
            view,
            ..Self::of_explore(sql, cut, alias)
        }
    }

    /// The text of a field.
    pub(super) fn of_field(sql: &'r str, cut: &'r SqlCut, field: &FieldAt<'r, '_>) -> Self {
        Self::of_view(sql, cut, field.alias, Some(field.view))
    }

    /// What stands before the points in the names of its fields.
    pub(super) fn aliases(&self) -> impl Iterator<Item = &'r str> {
        let pieces = self.cut.pieces(self.sql);
        pieces.filter_map(|(piece, _)| match piece.kind {
            SqlPieceKind::Field(name) => name.split_once('.').map(|(alias, _)| alias),
            _ => None,
        })
    }

    /// Its pieces, in order.
    pub(super) fn pieces(self, clock: Clock) -> Pieces<'r> {
        Pieces {
            sql: self.sql,
            cut: self.cut,
            position: 0,
            // What says now is written out, but not in quotes.
            lexed: (clock != Clock::Engine).then(|| sql_pieces(self.sql)),
        }
    }
}

/// The pieces of a text, each with the field that it names.
pub(super) struct Pieces<'r> {
    sql: &'r str,
    cut: Cow<'r, SqlCut>,
    position: usize,
    /// The pieces by quotes; what Looker replaces is the same.
    lexed: Option<SqlPieces<'r>>,
}

impl<'r> Iterator for Pieces<'r> {
    type Item = (SqlPiece<'r>, Option<NamedField>);

    fn next(&mut self) -> Option<Self::Item> {
        let Some(lexed) = &mut self.lexed else {
            return self.next_cut();
        };
        let piece = lexed.next()?;
        if piece.kind == SqlPieceKind::Text {
            return Some((piece, None));
        }
        let named = loop {
            match self.next_cut() {
                Some((cut, _)) if cut.start < piece.start => {}
                found => break found.and_then(|(_, named)| named),
            }
        };
        Some((piece, named))
    }
}

impl<'r> Pieces<'r> {
    fn next_cut(&mut self) -> Option<(SqlPiece<'r>, Option<NamedField>)> {
        let next = self.cut.piece(self.position, self.sql);
        self.position += 1;
        next
    }
}
