//! `SqlPiece`: SQL in LookML, cut into what Looker replaces and what the engine reads.
//!
//! SQL is never parsed. It is lexed on demand, as far as it takes to tell text, quotes and comments
//! apart and to find `${field}`, `${TABLE}`, `@{CONSTANT}` and Liquid.
//! Looker replaces these wherever they stand, inside quotes too, so a literal that holds one comes
//! as several pieces; each piece says what it stands inside of.
//!
//! Sources: <https://cloud.google.com/looker/docs/sql-and-referring-to-lookml>,
//! <https://cloud.google.com/looker/docs/liquid-variable-reference>,
//! <https://cloud.google.com/looker/docs/reference/param-manifest-constant>.

use std::ops::Range;

/// A stretch of SQL text. All pieces of a text, one after another, are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SqlPiece<'t> {
    /// What it is.
    pub kind: SqlPieceKind<'t>,
    /// What it stands inside of; of a text the quotes or the comment that it is part of.
    pub inside: SqlInside,
    /// As it is written, marks included.
    pub text: &'t str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
}

/// What a piece is. Names come without the marks and the blanks around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqlPieceKind<'t> {
    /// What the engine reads as it stands.
    Text,
    /// `${field}` or `${view.field}`: what stands between the braces.
    Field(&'t str),
    /// `${TABLE}`
    Table,
    /// `${view.SQL_TABLE_NAME}`: the view.
    SqlTableName(&'t str),
    /// `@{NAME}`: the name of the constant.
    Constant(&'t str),
    /// `{% .. %}`: what stands between the marks.
    LiquidTag(&'t str),
    /// `{{ .. }}`: what stands between the marks.
    LiquidOutput(&'t str),
}

/// What a piece stands inside of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SqlInside {
    /// Nothing: plain SQL.
    #[default]
    Nothing,
    /// `'..'`
    Literal,
    /// `".."` or `` `..` ``
    QuotedIdentifier,
    /// `-- ..` to the end of the line, or `/* .. */`
    Comment,
}

impl SqlPiece<'_> {
    /// Where it stands in the text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The pieces of an SQL text, in order. A mark without an end is text.
#[must_use]
pub fn sql_pieces(text: &str) -> SqlPieces<'_> {
    pieces(text, true)
}

/// The same for whoever only looks at what Looker replaces: quotes and comments are plain SQL.
#[must_use]
pub fn replaced_pieces(text: &str) -> SqlPieces<'_> {
    pieces(text, false)
}

fn pieces(text: &str, tells_quotes: bool) -> SqlPieces<'_> {
    SqlPieces {
        text,
        tells_quotes,
        position: 0,
        begun: 0,
        inside: SqlInside::Nothing,
        end_mark: "",
        replaced: None,
    }
}

/// Cuts an SQL text into its pieces.
#[derive(Clone, Debug)]
pub struct SqlPieces<'t> {
    text: &'t str,
    /// Whether quotes and comments are told from plain SQL.
    tells_quotes: bool,
    position: usize,
    /// Where the text piece that is being read began.
    begun: usize,
    inside: SqlInside,
    /// What ends the quotes or the comment.
    end_mark: &'static str,
    /// What Looker replaces, after the text piece that it ended.
    replaced: Option<SqlPiece<'t>>,
}

impl<'t> Iterator for SqlPieces<'t> {
    type Item = SqlPiece<'t>;

    fn next(&mut self) -> Option<SqlPiece<'t>> {
        if let Some(replaced) = self.replaced.take() {
            return Some(replaced);
        }
        while self.position < self.text.len() {
            if let Some(piece) = self.step() {
                return Some(piece);
            }
        }
        self.text_piece()
    }
}

/// Bytes, so that a text can be searched for any of them at once.
struct Bytes([bool; 256]);

impl Bytes {
    const fn of(bytes: &[u8]) -> Self {
        let mut all = [false; 256];
        let mut index = 0;
        while index < bytes.len() {
            all[bytes[index] as usize] = true;
            index += 1;
        }
        Self(all)
    }

    fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }
}

/// Where what Looker replaces may begin.
const REPLACED: Bytes = Bytes::of(b"${@");
/// Where quotes, a comment or what Looker replaces may begin.
const BEGINS: Bytes = Bytes::of(b"'\"`-/${@");
/// Where quotes or a comment may end, or what Looker replaces begin.
const ENDS: Bytes = Bytes::of(b"'\"`\n*${@");

impl<'t> SqlPieces<'t> {
    /// Reads on, as far as what is there is of one kind; gives the piece that ended by it.
    fn step(&mut self) -> Option<SqlPiece<'t>> {
        let rest = &self.text[self.position..];
        if let Some((length, kind)) = replaced(rest) {
            let text = self.text_piece();
            self.position += length;
            let replaced = self.piece(kind);
            if text.is_some() {
                self.replaced = Some(replaced);
                return text;
            }
            return Some(replaced);
        }
        if !self.tells_quotes {
            self.skip(rest, &REPLACED);
            return None;
        }
        if self.inside == SqlInside::Nothing {
            let Some((length, end, inside)) = quotes(rest.as_bytes()) else {
                self.skip(rest, &BEGINS);
                return None;
            };
            let text = self.text_piece();
            (self.inside, self.end_mark) = (inside, end);
            self.position += length;
            return text;
        }
        if rest.starts_with(self.end_mark) {
            // A doubled quote, which stands for itself, ends one literal and begins the next.
            self.position += self.end_mark.len();
            let text = self.text_piece();
            self.inside = SqlInside::Nothing;
            return text;
        }
        self.skip(rest, &ENDS);
        None
    }

    /// Goes to the next byte that is one of these.
    fn skip(&mut self, rest: &str, special: &Bytes) {
        let ahead = rest.as_bytes()[1..]
            .iter()
            .position(|byte| special.has(*byte));
        self.position += ahead.map_or(rest.len(), |ahead| ahead + 1);
    }

    /// The text piece that was being read, if there is any.
    fn text_piece(&mut self) -> Option<SqlPiece<'t>> {
        (self.begun < self.position).then(|| self.piece(SqlPieceKind::Text))
    }

    /// What was read since the last piece, as a piece.
    fn piece(&mut self, kind: SqlPieceKind<'t>) -> SqlPiece<'t> {
        let start = std::mem::replace(&mut self.begun, self.position);
        SqlPiece {
            kind,
            inside: self.inside,
            text: &self.text[start..self.position],
            start,
        }
    }
}

/// The quotes or the comment that a text begins with: how long their mark is, and what ends them.
fn quotes(text: &[u8]) -> Option<(usize, &'static str, SqlInside)> {
    Some(match text {
        [b'\'', ..] => (1, "'", SqlInside::Literal),
        [b'"', ..] => (1, "\"", SqlInside::QuotedIdentifier),
        [b'`', ..] => (1, "`", SqlInside::QuotedIdentifier),
        [b'-', b'-', ..] => (2, "\n", SqlInside::Comment),
        [b'/', b'*', ..] => (2, "*/", SqlInside::Comment),
        _ => return None,
    })
}

/// What Looker replaces at the beginning of the text, and how long it is.
fn replaced(rest: &str) -> Option<(usize, SqlPieceKind<'_>)> {
    let (begin, end) = match rest.as_bytes() {
        [b'$', b'{', ..] => ("${", "}"),
        [b'@', b'{', ..] => ("@{", "}"),
        [b'{', b'%', ..] => ("{%", "%}"),
        [b'{', b'{', ..] => ("{{", "}}"),
        _ => return None,
    };
    let after = &rest[begin.len()..];
    let length = after.find(end)?;
    let inside = &after[..length];
    let name = inside.trim();
    let kind = match begin {
        "${" if name == "TABLE" => SqlPieceKind::Table,
        "${" => match name.strip_suffix(".SQL_TABLE_NAME") {
            Some(view) => SqlPieceKind::SqlTableName(view),
            None => SqlPieceKind::Field(name),
        },
        "@{" => SqlPieceKind::Constant(name),
        // Blanks beside a tag are taken out by `{%-` and `-%}`.
        "{%" => SqlPieceKind::LiquidTag(without_dashes(inside)),
        _ => SqlPieceKind::LiquidOutput(without_dashes(inside)),
    };
    Some((begin.len() + length + end.len(), kind))
}

fn without_dashes(inside: &str) -> &str {
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    inside.strip_suffix('-').unwrap_or(inside).trim()
}

#[cfg(test)]
mod tests {
    use super::{SqlInside, SqlPiece, SqlPieceKind as Kind, replaced_pieces, sql_pieces};

    fn kinds(text: &str) -> Vec<(Kind<'_>, SqlInside, &str)> {
        let pieces: Vec<_> = sql_pieces(text).collect();
        let together: String = pieces.iter().map(|piece| piece.text).collect();
        assert_eq!(together, text, "the pieces are the text");
        for piece in &pieces {
            assert_eq!(&text[piece.range()], piece.text);
        }
        let replaced = |pieces: Vec<SqlPiece<'_>>| {
            let pieces = pieces.into_iter().filter(|piece| piece.kind != Kind::Text);
            let places = pieces.map(|piece| (piece.start, piece.text.len()));
            places.collect::<Vec<_>>()
        };
        let seen_alone = replaced_pieces(text).collect();
        assert_eq!(replaced(seen_alone), replaced(pieces.clone()), "{text}");
        let kinds = pieces.into_iter().map(|p| (p.kind, p.inside, p.text));
        kinds.collect()
    }

    #[test]
    fn what_looker_replaces_is_told_apart() {
        use SqlInside::Nothing;
        assert_eq!(
            kinds("${TABLE}.x = ${ v.y } AND @{C} {%- if a -%}{{ b._name }}${v.SQL_TABLE_NAME}"),
            [
                (Kind::Table, Nothing, "${TABLE}"),
                (Kind::Text, Nothing, ".x = "),
                (Kind::Field("v.y"), Nothing, "${ v.y }"),
                (Kind::Text, Nothing, " AND "),
                (Kind::Constant("C"), Nothing, "@{C}"),
                (Kind::Text, Nothing, " "),
                (Kind::LiquidTag("if a"), Nothing, "{%- if a -%}"),
                (Kind::LiquidOutput("b._name"), Nothing, "{{ b._name }}"),
                (Kind::SqlTableName("v"), Nothing, "${v.SQL_TABLE_NAME}"),
            ]
        );
    }

    #[test]
    fn what_stands_inside_quotes_is_replaced_too() {
        use SqlInside::{Literal, Nothing, QuotedIdentifier};
        assert_eq!(
            kinds("a '@{C} x' \"b${f}\""),
            [
                (Kind::Text, Nothing, "a "),
                (Kind::Text, Literal, "'"),
                (Kind::Constant("C"), Literal, "@{C}"),
                (Kind::Text, Literal, " x'"),
                (Kind::Text, Nothing, " "),
                (Kind::Text, QuotedIdentifier, "\"b"),
                (Kind::Field("f"), QuotedIdentifier, "${f}"),
                (Kind::Text, QuotedIdentifier, "\""),
            ]
        );
    }

    #[test]
    fn a_json_path_is_a_literal() {
        assert_eq!(
            kinds("f(x, '$.MFAUsed')").get(1),
            Some(&(Kind::Text, SqlInside::Literal, "'$.MFAUsed'"))
        );
    }

    #[test]
    fn comments_end_where_they_end() {
        use SqlInside::{Comment, Nothing};
        assert_eq!(
            kinds("a -- it's\nb /* ' */ - c / d"),
            [
                (Kind::Text, Nothing, "a "),
                (Kind::Text, Comment, "-- it's\n"),
                (Kind::Text, Nothing, "b "),
                (Kind::Text, Comment, "/* ' */"),
                (Kind::Text, Nothing, " - c / d"),
            ]
        );
    }

    #[test]
    fn what_has_no_end_is_text() {
        for text in [
            "${a", "@{", "{% x", "{{ y }", "'a", "\"", "/* b", "--", "$", "{", "é'",
        ] {
            let kinds = kinds(text);
            assert!(kinds.iter().all(|(kind, ..)| *kind == Kind::Text), "{text}");
        }
    }

    /// All texts of up to six pieces of trouble.
    #[test]
    fn no_text_is_lost() {
        let alphabet = [
            "'", "\"", "`", "--", "/*", "*/", "\n", "${", "@{", "{%", "%}", "}", "{{",
        ];
        let mut texts = vec![String::new()];
        for _ in 0..4 {
            texts = texts
                .iter()
                .flat_map(|text| alphabet.map(|next| format!("{text}{next}ü")))
                .collect();
            for text in &texts {
                kinds(text);
            }
        }
    }
}
