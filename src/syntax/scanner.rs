//! `Scanner`: cuts the text into tokens, one at a time, and never goes back over what it has cut.

use super::keys::{self, Form};
use super::tree::Token;

/// What a token begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits and whatever else stands between blanks.
    Word,
    /// A quote; only [`Scanner::take_quoted`] knows where the text ends.
    Quote,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Colon,
    Comma,
    /// `;;`
    ExpressionEnd,
    /// A single `;`.
    Semicolon,
    EndOfFile,
}

/// Whether and where a quoted text ends.
pub(super) enum Quoted {
    /// At its closing quote.
    Closed(Token),
    /// At the end of its line, for no closing quote fits.
    Unclosed(Token),
}

/// Reads the text from the beginning to the end.
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// Where the last token that was taken ended.
    at: usize,
    peeked: Option<(Kind, Token)>,
    /// From here on there is no quote that could close a text, once that is known.
    no_quote_from: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            peeked: None,
            no_quote_from: text.len(),
        }
    }

    /// Where the next token's blanks and comments begin.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn slice(&self, token: Token) -> &'t str {
        self.text.get(token.range()).unwrap_or_default()
    }

    /// The next token, which stays where it is.
    pub(super) fn peek(&mut self) -> (Kind, Token) {
        if let Some(peeked) = self.peeked {
            return peeked;
        }
        let start = skip_trivia(self.text, self.at);
        let (kind, length) = measure(&self.text[start..]);
        let peeked = (kind, token(self.at, start, start + length));
        self.peeked = Some(peeked);
        peeked
    }

    pub(super) fn kind(&mut self) -> Kind {
        self.peek().0
    }

    /// Takes the next token; of a quoted text only with [`Scanner::take_quoted`].
    pub(super) fn take(&mut self) -> Token {
        let (_, token) = self.peek();
        self.advance(token)
    }

    /// Takes the next token if it is of that kind.
    pub(super) fn take_if(&mut self, kind: Kind) -> Option<Token> {
        (self.kind() == kind).then(|| self.take())
    }

    /// Takes everything up to some byte as one token, which begins after the blanks.
    pub(super) fn take_until(&mut self, end: usize) -> Token {
        let blanks = self.text[self.at..end]
            .find(|c: char| !c.is_ascii_whitespace())
            .unwrap_or(end - self.at);
        let token = token(self.at, self.at + blanks, end);
        self.advance(token)
    }

    /// Takes the quoted text that comes next.
    ///
    /// A backslash keeps the next character from ending the text, which may run over lines.
    /// Where the closing quote is missing, the text runs into the next one, behind which a word
    /// follows at once; such a text ends with its line.
    pub(super) fn take_quoted(&mut self) -> Quoted {
        let (_, first) = self.peek();
        let start = first.start as usize;
        let closing = if start < self.no_quote_from {
            find_closing_quote(self.text, start + 1)
        } else {
            None
        };
        let line_end = |text: &str| {
            start
                + text[start..]
                    .find(['\n', '\r'])
                    .unwrap_or(text.len() - start)
        };
        match closing {
            Some(end) if !runs_into_another(self.text, start, end) => {
                Quoted::Closed(self.advance(token(self.at, start, end)))
            }
            Some(_) => {
                let end = line_end(self.text);
                Quoted::Unclosed(self.advance(token(self.at, start, end)))
            }
            None => {
                self.no_quote_from = self.no_quote_from.min(start);
                let end = line_end(self.text);
                Quoted::Unclosed(self.advance(token(self.at, start, end)))
            }
        }
    }

    fn advance(&mut self, token: Token) -> Token {
        self.at = token.end as usize;
        self.peeked = None;
        token
    }

    /// Whether a colon follows the token that is next.
    pub(super) fn is_key(&mut self) -> bool {
        let (kind, token) = self.peek();
        let end = token.end as usize;
        kind == Kind::Word && self.text[skip_blanks(self.text, end)..].starts_with(':')
    }

    /// Whether the next token is the key of a block with a name: `key: name {`.
    pub(super) fn is_named_block(&mut self) -> bool {
        let (kind, token) = self.peek();
        let colon = skip_blanks(self.text, token.end as usize);
        kind == Kind::Word
            && self.text[colon..]
                .strip_prefix(':')
                .is_some_and(opens_named_block)
    }

    /// Whether a line break stands before the next token.
    pub(super) fn is_on_new_line(&mut self) -> bool {
        let (_, token) = self.peek();
        self.text[token.leading as usize..token.start as usize].contains('\n')
    }
}

/// Whether a text begins with `name {`, blanks aside.
pub(super) fn opens_named_block(text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    let (kind, length) = measure(text);
    kind == Kind::Word && text[length..].trim_start_matches(is_blank).starts_with('{')
}

fn is_blank(character: char) -> bool {
    character.is_ascii_whitespace()
}

fn skip_blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches(is_blank).len()
}

/// Where the blanks and comments that begin at some byte end; a byte order mark counts as blank at
/// the beginning of the file.
fn skip_trivia(text: &str, at: usize) -> usize {
    let mut at = at;
    if at == 0 && text.starts_with('\u{feff}') {
        at = '\u{feff}'.len_utf8();
    }
    loop {
        at = skip_blanks(text, at);
        if !text[at..].starts_with('#') {
            return at;
        }
        at = text[at..].find('\n').map_or(text.len(), |end| at + end);
    }
}

/// The kind and the length of the token with which a text begins.
fn measure(text: &str) -> (Kind, usize) {
    let Some(first) = text.bytes().next() else {
        return (Kind::EndOfFile, 0);
    };
    match first {
        b'"' => (Kind::Quote, 1),
        b'{' => (Kind::OpenBrace, 1),
        b'}' => (Kind::CloseBrace, 1),
        b'[' => (Kind::OpenBracket, 1),
        b']' => (Kind::CloseBracket, 1),
        b':' => (Kind::Colon, 1),
        b',' => (Kind::Comma, 1),
        b';' if text.starts_with(";;") => (Kind::ExpressionEnd, 2),
        b';' => (Kind::Semicolon, 1),
        _ => (Kind::Word, word_length(text)),
    }
}

/// A word ends at a blank, a comment or a sign of LookML; `@{NAME}` and `${field}` belong to it.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'@' | b'$' if bytes.get(at + 1) == Some(&b'{') => match reference_length(&bytes[at..])
            {
                Some(length) => at += length,
                None => return at + 1,
            },
            b'{' | b'}' | b'[' | b']' | b':' | b',' | b';' | b'"' | b'#' => break,
            _ if byte.is_ascii_whitespace() => break,
            _ => at += 1,
        }
    }
    at
}

/// The length of `@{NAME}` or `${field}`; `None` where it has no end that fits.
fn reference_length(bytes: &[u8]) -> Option<usize> {
    let name = bytes[2..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte))
        .count();
    (bytes.get(2 + name) == Some(&b'}')).then_some(name + 3)
}

/// The byte behind the quote that closes the text which begins at some byte.
fn find_closing_quote(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Whether a text of several lines ends where another one begins: a word follows the quote at once,
/// or a blank and then another quote, and nothing but the key of a text stands before it on its line.
fn runs_into_another(text: &str, start: usize, end: usize) -> bool {
    let Some((_, last_line)) = text[start..end - 1].rsplit_once('\n') else {
        return false;
    };
    let Some(next) = text[end..].chars().next() else {
        return false;
    };
    let behind = || text[end..].split('\n').next().unwrap_or_default();
    let key = last_line.trim().strip_suffix(':').map(str::trim_end);
    let is_behind_key = key.is_some_and(|key| keys::form(key) == Some(Form::Quoted));
    match next {
        ' ' | '\t' => is_behind_key && behind().contains('"'),
        _ => !is_blank(next) && !",]}#;:".contains(next),
    }
}

/// A token at these bytes; the parser reads no text that is too long for 32 bits.
fn token(leading: usize, start: usize, end: usize) -> Token {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Token {
        leading: number(leading),
        start: number(start),
        end: number(end),
    }
}
