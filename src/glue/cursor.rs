//! `Cursor`: steps through Hive's notation, in type strings and in statements alike.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::excerpt;

/// A place in a text, moved from token to token.
///
/// Every method that looks for a token first skips blanks and comments, and leaves the cursor where
/// it was when the token is not there.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// A piece of the text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// What it says, without quotes and escapes.
    pub(crate) text: Cow<'a, str>,
    /// Where it stands, with its quotes.
    pub(crate) span: Range<usize>,
}

/// A quote that is opened and never closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed {
    /// The opening quote.
    pub(crate) span: Range<usize>,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// A cursor over the same text at another place, which is on a character border.
    pub(crate) fn moved_to(&self, at: usize) -> Self {
        Self {
            text: self.text,
            at,
        }
    }

    /// Bytes from the start of the text.
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The text between two places.
    pub(crate) fn slice(&self, span: Range<usize>) -> &'a str {
        &self.text[span]
    }

    /// Steps over blanks, `-- comments` and `/* comments */`; a comment that is never closed stays.
    pub(crate) fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("--") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if let Some(end) = block_comment(trimmed) {
                self.at += end;
            } else {
                return;
            }
        }
    }

    /// The next character that is no blank.
    pub(crate) fn peek(&mut self) -> Option<char> {
        self.skip_blanks();
        self.rest().chars().next()
    }

    /// Steps over one character, whatever it is.
    pub(crate) fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    /// Steps over the given character.
    pub(crate) fn eat(&mut self, character: char) -> bool {
        let is_there = self.peek() == Some(character);
        if is_there {
            self.step();
        }
        is_there
    }

    /// Letters, digits, `_` and `$`.
    pub(crate) fn word(&mut self) -> Option<Token<'a>> {
        let token = self.peek_word()?;
        self.at = token.span.end;
        Some(token)
    }

    /// The next word, without stepping over it.
    pub(crate) fn peek_word(&mut self) -> Option<Token<'a>> {
        self.skip_blanks();
        let rest = self.rest();
        let length = rest.find(|c| !is_word_character(c)).unwrap_or(rest.len());
        (length > 0).then(|| Token {
            text: Cow::Borrowed(&rest[..length]),
            span: self.at..self.at + length,
        })
    }

    /// Whether the next word is the given one, in any case.
    pub(crate) fn is_at_word(&mut self, word: &str) -> bool {
        self.peek_word()
            .is_some_and(|token| token.text.eq_ignore_ascii_case(word))
    }

    /// Steps over the given words, in any case, if all of them are there.
    pub(crate) fn eat_words(&mut self, words: &[&str]) -> bool {
        let before = self.at;
        for word in words {
            if !self.is_at_word(word) {
                self.at = before;
                return false;
            }
            self.word();
        }
        true
    }

    /// A text in single or double quotes, with Hive's escapes undone.
    pub(crate) fn string(&mut self) -> Result<Option<Token<'a>>, Unclosed> {
        match self.peek() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote).map(Some),
            _ => Ok(None),
        }
    }

    /// A name in back-ticks, in which a doubled back-tick stands for one.
    pub(crate) fn back_ticked(&mut self) -> Result<Option<Token<'a>>, Unclosed> {
        match self.peek() {
            Some('`') => self.quoted('`').map(Some),
            _ => Ok(None),
        }
    }

    /// Reads from the opening quote, at which the cursor stands, to the closing one.
    fn quoted(&mut self, quote: char) -> Result<Token<'a>, Unclosed> {
        let start = self.at;
        let body = &self.text[start + 1..];
        let mut unescaped: Option<String> = None;
        let mut copied = 0;
        let mut characters = body.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            if character == quote {
                if characters.next_if(|(_, next)| *next == quote).is_none() {
                    self.at = start + 1 + offset + 1;
                    let text = unescaped.map_or(Cow::Borrowed(&body[..offset]), |mut text| {
                        text.push_str(&body[copied..offset]);
                        Cow::Owned(text)
                    });
                    let span = start..self.at;
                    return Ok(Token { text, span });
                }
                let text = unescaped.get_or_insert_default();
                text.push_str(&body[copied..=offset]);
                copied = offset + 2;
            } else if character == '\\' && quote != '`' {
                let (escaped, length) = unescape(&body[offset + 1..]);
                let text = unescaped.get_or_insert_default();
                text.push_str(&body[copied..offset]);
                text.extend(escaped);
                copied = offset + 1 + length;
                while characters.next_if(|(next, _)| *next < copied).is_some() {}
            }
        }
        Err(Unclosed {
            span: start..start + 1,
        })
    }

    /// What comes next, in words for a message, and its place: a word, a quoted text or one
    /// character; an empty place at the end.
    pub(crate) fn found(&mut self) -> (String, Range<usize>) {
        self.skip_blanks();
        if self.rest().starts_with("/*") {
            let span = self.at..self.at + 2;
            return ("a comment that is never closed".to_owned(), span);
        }
        let span = self.next_span();
        let found = match self.slice(span.clone()) {
            "" => "the end of the text".to_owned(),
            text => format!("`{}`", excerpt(text)),
        };
        (found, span)
    }

    fn next_span(&self) -> Range<usize> {
        let mut ahead = self.clone();
        let quoted = match ahead.peek() {
            Some(quote @ ('\'' | '"' | '`')) => ahead.quoted(quote).is_ok(),
            _ => ahead.word().is_some(),
        };
        if !quoted {
            ahead.step();
        }
        self.at..ahead.at
    }
}

/// Whether a character may stand in an unquoted name.
pub(crate) fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// The length of the closed block comment that the text begins with.
fn block_comment(text: &str) -> Option<usize> {
    let body = text.strip_prefix("/*")?;
    body.find("*/").map(|end| end + 4)
}

/// What the characters behind a backslash stand for, and how many bytes they take.
///
/// Source: Hive's `BaseSemanticAnalyzer.unescapeSQLString`.
fn unescape(rest: &str) -> (Option<char>, usize) {
    let Some(first) = rest.chars().next() else {
        return (None, 0);
    };
    let simple = match first {
        '0' => '\0',
        'b' => '\u{8}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'Z' => '\u{1A}',
        'u' => match rest.get(1..5).and_then(hexadecimal) {
            Some(character) => return (Some(character), 5),
            None => 'u',
        },
        other => other,
    };
    (Some(simple), first.len_utf8())
}

fn hexadecimal(digits: &str) -> Option<char> {
    let number = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    fn string(text: &str) -> String {
        let token = Cursor::new(text).string();
        token.unwrap().unwrap().text.into_owned()
    }

    #[test]
    fn blanks_and_comments_are_skipped() {
        let mut cursor = Cursor::new(" -- a\r\n/* b -- ' */ word--x");
        assert_eq!(cursor.word().unwrap().text, "word");
        assert_eq!(cursor.peek(), None);
    }

    #[test]
    fn a_comment_that_is_never_closed_stays() {
        assert_eq!(Cursor::new(" /* word").peek(), Some('/'));
    }

    #[test]
    fn quotes_may_be_doubled_or_escaped() {
        assert_eq!(string("'it''s'"), "it's");
        assert_eq!(string(r"'it\'s\\ \u0041\n'"), "it's\\ A\n");
        assert_eq!(string(r#""it's" x"#), "it's");
        assert_eq!(string("''"), "");
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named() {
        assert_eq!(Cursor::new("  'x''").string().unwrap_err().span, 2..3);
        assert!(Cursor::new(r"'\").string().is_err());
    }

    #[test]
    fn a_back_tick_is_doubled_and_a_backslash_is_itself() {
        let token = Cursor::new(r"`a``b\`").back_ticked().unwrap().unwrap();
        assert_eq!(token.text, r"a`b\");
    }
}
