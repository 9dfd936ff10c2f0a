//! `Document`: the tree of a `.lkml` file, from which the file comes back byte for byte.
//!
//! Every token knows the blanks and comments before it, and every byte of the file belongs to
//! exactly one token, or to the end of the file.
//! Nesting is bounded by the parser, so walking a tree needs no care for the stack.

use std::fmt;
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::lookml::Span;

/// A file as a tree.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text into which all tokens point.
    pub source: Arc<SourceText>,
    /// What stands at the top level, in order.
    pub items: Vec<Item>,
    /// Where the blanks and comments behind the last item begin.
    pub(super) end: usize,
}

/// A range of the text, with the blanks and comments before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// Where the blanks and comments before it begin.
    pub(super) leading: u32,
    /// Where it begins.
    pub(super) start: u32,
    /// Where it ends.
    pub(super) end: u32,
}

/// What stands between braces or at the top level.
#[derive(Clone, Debug)]
pub enum Item {
    /// `key: value`
    Pair(Pair),
    /// Text that does not belong there, about which there is a finding.
    Unread(Token),
}

/// `key: value`
#[derive(Clone, Debug)]
pub struct Pair {
    /// The word before the colon; empty where a block has none.
    pub key: Token,
    /// `:`, unless it is missing.
    pub colon: Option<Token>,
    /// What follows it.
    pub value: Value,
}

/// What may follow `key:`.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing, about which there is a finding.
    Missing,
    /// Without quotes: `yes`, `view.field`, `+name`.
    Word(Token),
    /// `"..."`, quotes included.
    Quoted(Token),
    /// Text up to `;;`.
    Expression(Expression),
    /// `[ .. ]`
    List(Box<List>),
    /// `{ .. }`, with the name that may stand before it.
    Block(Box<Block>),
}

/// Text up to `;;`.
#[derive(Clone, Debug)]
pub struct Expression {
    /// The text, without the blanks at both ends.
    pub text: Token,
    /// `;;`, unless it is missing.
    pub end: Option<Token>,
}

/// `name { .. }`
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands before the brace.
    pub name: Option<Token>,
    /// `{`
    pub open: Token,
    /// What stands between the braces.
    pub items: Vec<Item>,
    /// `}`, unless it is missing.
    pub close: Option<Token>,
}

/// `[ .. ]`
#[derive(Clone, Debug)]
pub struct List {
    /// `[`
    pub open: Token,
    /// What stands between the brackets.
    pub elements: Vec<Element>,
    /// `]`, unless it is missing.
    pub close: Option<Token>,
}

/// What stands between two commas.
#[derive(Clone, Debug)]
pub struct Element {
    /// `value` or `key: value`; `None` where two commas meet.
    pub item: Option<ListItem>,
    /// The comma behind it; the last one may have none.
    pub comma: Option<Token>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub enum ListItem {
    /// `field: "expression"`
    Pair(Pair),
    /// A word, a quoted text or a list.
    Value(Value),
    /// Text that does not belong there, about which there is a finding.
    Unread(Token),
}

impl Document {
    /// The text of a token, without the blanks and comments before it.
    #[must_use]
    pub fn text(&self, token: Token) -> &str {
        self.slice(token.start as usize, token.end as usize)
    }

    /// The blanks and comments before a token.
    #[must_use]
    pub fn trivia(&self, token: Token) -> &str {
        self.slice(token.leading as usize, token.start as usize)
    }

    /// The text of a token, with the blanks and comments before it.
    pub(super) fn text_with_trivia(&self, token: Token) -> &str {
        self.slice(token.leading as usize, token.end as usize)
    }

    /// The blanks and comments behind the last item.
    #[must_use]
    pub fn trailing_trivia(&self) -> &str {
        self.slice(self.end, self.source.text.len())
    }

    /// All tokens in the order of the text.
    #[must_use]
    pub fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        for item in &self.items {
            item.push_tokens(&mut tokens);
        }
        tokens
    }

    /// The comments, from the `#` to the end of the line, each with the byte at which it begins.
    #[must_use]
    pub fn comments(&self) -> Vec<(usize, &str)> {
        let mut comments = Vec::new();
        for token in self.tokens() {
            push_comments(self.trivia(token), token.leading as usize, &mut comments);
        }
        push_comments(self.trailing_trivia(), self.end, &mut comments);
        comments
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.source.text.get(start..end).unwrap_or_default()
    }
}

fn push_comments<'t>(trivia: &'t str, mut at: usize, comments: &mut Vec<(usize, &'t str)>) {
    for line in trivia.split_inclusive('\n') {
        if let Some(column) = line.find('#') {
            comments.push((at + column, line[column..].trim_end()));
        }
        at += line.len();
    }
}

/// The text of the file, out of the tokens of the tree.
impl fmt::Display for Document {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in self.tokens() {
            formatter.write_str(self.trivia(token))?;
            formatter.write_str(self.text(token))?;
        }
        formatter.write_str(self.trailing_trivia())
    }
}

impl Token {
    /// Where it stands, without the blanks and comments before it.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.span().range()
    }

    pub(crate) fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl Pair {
    /// The value; where it is missing, the place for it.
    pub(crate) fn value_span(&self) -> Span {
        let before = self.colon.unwrap_or(self.key).end;
        self.value.span().unwrap_or(Span::new(before, before))
    }

    fn push_tokens(&self, tokens: &mut Vec<Token>) {
        tokens.push(self.key);
        tokens.extend(self.colon);
        self.value.push_tokens(tokens);
    }
}

impl Item {
    fn push_tokens(&self, tokens: &mut Vec<Token>) {
        match self {
            Self::Pair(pair) => pair.push_tokens(tokens),
            Self::Unread(token) => tokens.push(*token),
        }
    }

    fn last(&self) -> Token {
        match self {
            Self::Pair(pair) => pair.last(),
            Self::Unread(token) => *token,
        }
    }
}

impl Pair {
    fn last(&self) -> Token {
        self.value.last().or(self.colon).unwrap_or(self.key)
    }
}

impl Value {
    /// From the first token to the last; `None` where it is missing.
    pub(crate) fn span(&self) -> Option<Span> {
        let first = match self {
            Self::Missing => return None,
            Self::Word(token) | Self::Quoted(token) => *token,
            Self::Expression(expression) => expression.text,
            Self::List(list) => list.open,
            Self::Block(block) => block.name.unwrap_or(block.open),
        };
        // The `;;` is no part of an expression's text.
        let last = match self {
            Self::Expression(expression) => expression.text,
            _ => self.last()?,
        };
        Some(first.span().to(last.span()))
    }

    fn last(&self) -> Option<Token> {
        Some(match self {
            Self::Missing => return None,
            Self::Word(token) | Self::Quoted(token) => *token,
            Self::Expression(expression) => expression.end.unwrap_or(expression.text),
            Self::List(list) => list.last(),
            Self::Block(block) => block.last(),
        })
    }

    fn push_tokens(&self, tokens: &mut Vec<Token>) {
        match self {
            Self::Missing => {}
            Self::Word(token) | Self::Quoted(token) => tokens.push(*token),
            Self::Expression(expression) => {
                tokens.push(expression.text);
                tokens.extend(expression.end);
            }
            Self::List(list) => list.push_tokens(tokens),
            Self::Block(block) => block.push_tokens(tokens),
        }
    }
}

impl Block {
    /// What stands between the braces, as far as it could be read.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair> {
        pairs(&self.items)
    }

    fn last(&self) -> Token {
        let inside = || self.items.last().map(Item::last);
        self.close.or_else(inside).unwrap_or(self.open)
    }

    fn push_tokens(&self, tokens: &mut Vec<Token>) {
        tokens.extend(self.name);
        tokens.push(self.open);
        for item in &self.items {
            item.push_tokens(tokens);
        }
        tokens.extend(self.close);
    }
}

/// The pairs among items.
pub(super) fn pairs(items: &[Item]) -> impl Iterator<Item = &Pair> {
    items.iter().filter_map(|item| match item {
        Item::Pair(pair) => Some(pair),
        Item::Unread(_) => None,
    })
}

impl List {
    /// What stands between the commas.
    pub fn items(&self) -> impl Iterator<Item = &ListItem> {
        self.elements.iter().filter_map(|it| it.item.as_ref())
    }

    fn last(&self) -> Token {
        let inside = || self.elements.last().and_then(Element::last);
        self.close.or_else(inside).unwrap_or(self.open)
    }

    fn push_tokens(&self, tokens: &mut Vec<Token>) {
        tokens.push(self.open);
        for element in &self.elements {
            match &element.item {
                Some(ListItem::Pair(pair)) => pair.push_tokens(tokens),
                Some(ListItem::Value(value)) => value.push_tokens(tokens),
                Some(ListItem::Unread(token)) => tokens.push(*token),
                None => {}
            }
            tokens.extend(element.comma);
        }
        tokens.extend(self.close);
    }
}

impl Element {
    fn last(&self) -> Option<Token> {
        self.comma.or_else(|| match self.item.as_ref()? {
            ListItem::Pair(pair) => Some(pair.last()),
            ListItem::Value(value) => value.last(),
            ListItem::Unread(token) => Some(*token),
        })
    }
}
