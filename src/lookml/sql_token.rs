//! `SqlToken`: the words, numbers, literals and signs of SQL in LookML, without blanks and comments.
//!
//! What Looker replaces is a token of its own; a literal or a quoted name that holds such a thing is
//! one token all the same.

use std::borrow::Cow;
use std::ops::Range;

use super::sql_text::{SqlInside, SqlPiece, SqlPieceKind, sql_pieces};

/// A token of an SQL text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SqlToken<'t> {
    /// What it is.
    pub kind: SqlTokenKind<'t>,
    /// As it is written, quotes and marks included.
    pub text: &'t str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqlTokenKind<'t> {
    /// A key word or a name.
    Word,
    /// A number.
    Number,
    /// `'..'`
    Literal,
    /// `".."` or `` `..` ``
    QuotedIdentifier,
    /// `(`, `<=`, `||` and the like.
    Sign,
    /// What Looker replaces.
    Replaced(SqlPieceKind<'t>),
}

impl<'t> SqlToken<'t> {
    /// Where it stands in the text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it is that word, in whatever case.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == SqlTokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is that sign.
    #[must_use]
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == SqlTokenKind::Sign && self.text == sign
    }

    /// The field of `${field}`.
    #[must_use]
    pub fn field(&self) -> Option<&'t str> {
        match self.kind {
            SqlTokenKind::Replaced(SqlPieceKind::Field(name)) => Some(name),
            _ => None,
        }
    }

    /// What stands between the quotes of a literal or a quoted name.
    #[must_use]
    pub fn unquoted(&self) -> Option<&'t str> {
        match self.kind {
            SqlTokenKind::Literal | SqlTokenKind::QuotedIdentifier => {
                let inside = self.text.get(1..)?;
                Some(inside.strip_suffix(['\'', '"', '`']).unwrap_or(inside))
            }
            _ => None,
        }
    }

    /// The name that a word or a quoted name stands for.
    #[must_use]
    pub fn name(&self) -> Option<Cow<'t, str>> {
        match self.kind {
            SqlTokenKind::Word => Some(Cow::Borrowed(self.text)),
            SqlTokenKind::QuotedIdentifier => {
                let name = self.unquoted()?;
                let quote = self.text.get(..1)?;
                // A quote inside a quoted name is written twice.
                Some(if name.contains(quote) {
                    Cow::Owned(name.replace(&quote.repeat(2), quote))
                } else {
                    Cow::Borrowed(name)
                })
            }
            _ => None,
        }
    }
}

/// The tokens of an SQL text, in order.
#[must_use]
pub fn sql_tokens(text: &str) -> Vec<SqlToken<'_>> {
    let pieces = sql_pieces(text).collect::<Vec<_>>();
    let mut tokens = Vec::new();
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        index += 1;
        match (piece.inside, piece.kind) {
            (SqlInside::Comment, _) => {}
            (SqlInside::Nothing, SqlPieceKind::Text) => plain(piece, &mut tokens),
            (SqlInside::Nothing, kind) => tokens.push(SqlToken {
                kind: SqlTokenKind::Replaced(kind),
                text: piece.text,
                start: piece.start,
            }),
            (inside, _) => {
                let mut end = piece.range().end;
                while let Some(next) = pieces.get(index).filter(|it| goes_on(piece, it)) {
                    end = next.range().end;
                    index += 1;
                }
                tokens.push(quoted(inside, &text[piece.start..end], piece.start));
            }
        }
    }
    tokens
}

/// Whether a piece belongs to the quotes that a piece began; a doubled quote begins anew, but
/// nothing of what is looked for here hangs on it.
fn goes_on(first: &SqlPiece<'_>, next: &SqlPiece<'_>) -> bool {
    next.inside == first.inside
}

fn quoted(inside: SqlInside, text: &str, start: usize) -> SqlToken<'_> {
    let kind = match inside {
        SqlInside::Literal => SqlTokenKind::Literal,
        _ => SqlTokenKind::QuotedIdentifier,
    };
    SqlToken { kind, text, start }
}

/// Signs of two characters.
const LONG_SIGNS: [&str; 8] = ["||", "->", "<>", "<=", ">=", "!=", "::", "=>"];

fn plain<'t>(piece: &SqlPiece<'t>, tokens: &mut Vec<SqlToken<'t>>) {
    let mut rest = piece.text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
            continue;
        } else if first.is_alphabetic() || first == '_' {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            (SqlTokenKind::Word, length_while(rest, is_part))
        } else if first.is_ascii_digit() {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
            (SqlTokenKind::Number, length_while(rest, is_part))
        } else {
            let long = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign));
            let length = long.map_or(first.len_utf8(), |sign| sign.len());
            (SqlTokenKind::Sign, length)
        };
        let (text, after) = rest.split_at(length);
        tokens.push(SqlToken {
            kind,
            text,
            start: piece.start + (piece.text.len() - rest.len()),
        });
        rest = after;
    }
}

fn length_while(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{SqlTokenKind, sql_tokens};

    fn texts(text: &str) -> Vec<&str> {
        let tokens = sql_tokens(text);
        for token in &tokens {
            assert_eq!(&text[token.range()], token.text);
        }
        tokens.iter().map(|token| token.text).collect()
    }

    #[test]
    fn sql_falls_into_tokens() {
        assert_eq!(
            texts("CAST(${TABLE}.x AS double)/ 1.5 -- no\n<= 'a@{B}c' || \"é é\" /* no */ + f1(ü)"),
            [
                "CAST",
                "(",
                "${TABLE}",
                ".",
                "x",
                "AS",
                "double",
                ")",
                "/",
                "1.5",
                "<=",
                "'a@{B}c'",
                "||",
                "\"é é\"",
                "+",
                "f1",
                "(",
                "ü",
                ")"
            ]
        );
    }

    #[test]
    fn a_quote_in_a_quoted_name_is_written_twice() {
        let tokens = sql_tokens(r#""say ""hi"".""#);
        assert_eq!(tokens[0].name().as_deref(), Some(r#"say "hi"."#));
    }

    #[test]
    fn quotes_come_off() {
        let tokens = sql_tokens("'$.MFAUsed' \"a b\" word ${v.f} 'open");
        assert_eq!(tokens[0].unquoted(), Some("$.MFAUsed"));
        assert_eq!(tokens[1].name().as_deref(), Some("a b"));
        assert_eq!(tokens[2].name().as_deref(), Some("word"));
        assert_eq!(tokens[3].field(), Some("v.f"));
        assert_eq!(tokens[4].kind, SqlTokenKind::Literal);
        assert_eq!(tokens[4].unquoted(), Some("open"));
    }
}
