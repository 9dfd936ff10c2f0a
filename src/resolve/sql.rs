//! `SqlCut`: SQL cut into what the engine reads and what Looker replaces, with the fields that it names.
//!
//! A text is cut, and the names in it are looked up, once, when the project is resolved.

use crate::lookml::{SqlInside, SqlPiece, SqlPieceKind, replaced_pieces};

use super::view::FieldId;

/// The pieces of an SQL text, quotes and comments not told apart. The text itself stays where it is
/// declared.
#[derive(Clone, Debug, Default)]
pub struct SqlCut(Box<[Cut]>);

/// A field that SQL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedField {
    /// The number of the view in the explore, 0 for the base; `None` for the view in which the text
    /// stands.
    pub view: Option<u32>,
    /// The field of that view.
    pub field: FieldId,
}

/// A piece by its place in the text.
#[derive(Clone, Copy, Debug)]
struct Cut {
    kind: SqlPieceKind<'static>,
    start: usize,
    length: usize,
    /// What stands between the marks, from the beginning of the piece.
    name: (usize, usize),
    named: Option<NamedField>,
}

/// Tags that name a field.
const NAMING: [&str; 4] = ["condition", "date_start", "date_end", "parameter"];

impl SqlCut {
    /// Cuts a text; `look_up` knows the fields.
    pub(super) fn of(text: &str, look_up: impl Fn(&str) -> Option<NamedField>) -> Self {
        let pieces = replaced_pieces(text);
        Self(pieces.map(|piece| Cut::of(piece, &look_up)).collect())
    }

    /// The same for a text of which nothing is known but itself.
    pub(crate) fn alone(text: &str) -> Self {
        Self::of(text, |_| None)
    }

    /// The pieces of the text, which is the one that was cut, each with the field that it names.
    pub fn pieces<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = (SqlPiece<'t>, Option<NamedField>)> {
        self.0.iter().map(move |cut| (cut.piece(text), cut.named))
    }

    /// The piece of that number.
    pub(crate) fn piece<'t>(
        &self,
        number: usize,
        text: &'t str,
    ) -> Option<(SqlPiece<'t>, Option<NamedField>)> {
        let cut = self.0.get(number)?;
        Some((cut.piece(text), cut.named))
    }

    /// The fields that it names.
    pub fn named(&self) -> impl Iterator<Item = NamedField> {
        self.0.iter().filter_map(|cut| cut.named)
    }

    /// Whether the names in it still stand for what they stood for when it was cut.
    pub(super) fn still_says(
        &self,
        text: &str,
        look_up: impl Fn(&str) -> Option<NamedField>,
    ) -> bool {
        let same = |cut: &Cut| field_in(&cut.piece(text)).and_then(&look_up) == cut.named;
        self.0.iter().all(same)
    }
}

impl Cut {
    fn of(piece: SqlPiece<'_>, look_up: impl Fn(&str) -> Option<NamedField>) -> Self {
        let (kind, name) = without_name(piece.kind);
        let offset = name
            .as_ptr()
            .addr()
            .wrapping_sub(piece.text.as_ptr().addr());
        Self {
            kind,
            start: piece.start,
            length: piece.text.len(),
            name: if name.is_empty() {
                (0, 0)
            } else {
                (offset, offset + name.len())
            },
            named: field_in(&piece).and_then(look_up),
        }
    }

    fn piece<'t>(&self, text: &'t str) -> SqlPiece<'t> {
        let text = &text[self.start..self.start + self.length];
        let name = &text[self.name.0..self.name.1];
        SqlPiece {
            kind: with_name(self.kind, name),
            inside: SqlInside::Nothing,
            text,
            start: self.start,
        }
    }
}

/// The name of the field that a piece names.
fn field_in<'t>(piece: &SqlPiece<'t>) -> Option<&'t str> {
    match piece.kind {
        SqlPieceKind::Field(name) => Some(name),
        SqlPieceKind::LiquidTag(tag) => {
            let (word, name) = tag.split_once(char::is_whitespace)?;
            NAMING.contains(&word).then(|| name.trim())
        }
        _ => None,
    }
}

fn without_name(kind: SqlPieceKind<'_>) -> (SqlPieceKind<'static>, &str) {
    match kind {
        SqlPieceKind::Text => (SqlPieceKind::Text, ""),
        SqlPieceKind::Table => (SqlPieceKind::Table, ""),
        SqlPieceKind::Field(name) => (SqlPieceKind::Field(""), name),
        SqlPieceKind::SqlTableName(name) => (SqlPieceKind::SqlTableName(""), name),
        SqlPieceKind::Constant(name) => (SqlPieceKind::Constant(""), name),
        SqlPieceKind::LiquidTag(name) => (SqlPieceKind::LiquidTag(""), name),
        SqlPieceKind::LiquidOutput(name) => (SqlPieceKind::LiquidOutput(""), name),
    }
}

fn with_name<'t>(kind: SqlPieceKind<'_>, name: &'t str) -> SqlPieceKind<'t> {
    match kind {
        SqlPieceKind::Text => SqlPieceKind::Text,
        SqlPieceKind::Table => SqlPieceKind::Table,
        SqlPieceKind::Field(_) => SqlPieceKind::Field(name),
        SqlPieceKind::SqlTableName(_) => SqlPieceKind::SqlTableName(name),
        SqlPieceKind::Constant(_) => SqlPieceKind::Constant(name),
        SqlPieceKind::LiquidTag(_) => SqlPieceKind::LiquidTag(name),
        SqlPieceKind::LiquidOutput(_) => SqlPieceKind::LiquidOutput(name),
    }
}

#[cfg(test)]
mod tests {
    use super::SqlCut;
    use crate::lookml::replaced_pieces;

    #[test]
    fn a_cut_gives_the_pieces_of_the_text() {
        for text in [
            "",
            "${TABLE}.x = ${ v.y } AND '@{C}' {%- if a -%}{{ b._name }}{% endif %}",
            "${v.SQL_TABLE_NAME} ${} {% %} ü${ü}",
        ] {
            let cut = SqlCut::alone(text);
            let pieces: Vec<_> = cut.pieces(text).map(|(piece, _)| piece).collect();
            let expected: Vec<_> = replaced_pieces(text).collect();
            assert_eq!(pieces, expected, "{text}");
        }
    }
}
