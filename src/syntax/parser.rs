//! The parser: one function for each rule of the grammar.
//!
//! ```text
//! document   <- item* end
//! item       <- pair / unread
//! pair       <- key ':' value
//! value      <- expression / list / block / quoted / word      expression: by the key alone
//! block      <- name? '{' item* '}'
//! list       <- '[' ','? (list_item (',' list_item)* ','?)? ']'
//! list_item  <- (word / quoted) ':' list_value / list_value
//! list_value <- list / quoted / word
//! expression <- (!';;' .)* ';;'
//! quoted     <- '"' ('\' . / !'"' .)* '"'
//! key, name  <- word
//! word       <- ('@{' reference '}' / '${' reference '}' / ![{}\[\]:,;"#] !blank .)+
//! blanks and comments ('#' to the end of the line) stand before any token
//! ```
//!
//! Whatever does not fit is kept as `unread`, with a finding, and reading goes on behind it.
//! Where a block that can only stand further out begins inside another, the other has lost its
//! closing brace, and ends there.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, SourceText};

use super::expression::{End, find_end};
use super::finding::Findings;
use super::keys::{self, Level};
use super::scanner::{Kind, Quoted, Scanner};
use super::tree::{Block, Document, Element, Expression, Item, List, ListItem, Pair, Token, Value};

/// No LookML that means anything nests deeper; the bound keeps every walk over a tree off the end
/// of the stack.
const MAX_DEPTH: usize = 64;

/// A larger file is no LookML.
const MAX_BYTES: usize = 256 << 20;

/// Reads a `.lkml` file as far as it can be read.
///
/// The tree gives the text back byte for byte, whatever the findings are.
#[must_use]
pub fn parse(source: &Arc<SourceText>) -> (Document, Diagnostics) {
    let mut parser = Parser::new(source);
    let mut document = Document {
        source: Arc::clone(source),
        items: Vec::new(),
        end: 0,
    };
    if source.text.len() > MAX_BYTES {
        parser.findings.file_too_large(MAX_BYTES);
    } else {
        document.items = parser.document();
        document.end = parser.scanner.at();
    }
    (document, parser.findings.finish())
}

struct Parser<'s> {
    scanner: Scanner<'s>,
    findings: Findings<'s>,
    /// The levels of the blocks that are open.
    open: Vec<Level>,
    /// How many blocks and lists are open.
    depth: usize,
    /// Where the last `;;` of the file stands.
    last_mark: Option<usize>,
}

impl<'s> Parser<'s> {
    fn new(source: &'s Arc<SourceText>) -> Self {
        Self {
            scanner: Scanner::new(&source.text),
            findings: Findings::new(source),
            open: Vec::new(),
            depth: 0,
            last_mark: source.text.rfind(";;"),
        }
    }

    fn document(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            items.append(&mut self.items());
            match self.scanner.kind() {
                Kind::CloseBrace => items.push(self.loose_brace()),
                _ => return items,
            }
        }
    }

    /// Items up to a closing brace, the end of the file, or a block that must stand further out.
    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        loop {
            match self.scanner.kind() {
                Kind::EndOfFile | Kind::CloseBrace => return items,
                Kind::Word if self.is_further_out() => return items,
                Kind::Word if self.belongs_to(items.last()) => self.reopen(&mut items),
                _ => items.push(self.item()),
            }
        }
    }

    fn item(&mut self) -> Item {
        match self.scanner.kind() {
            Kind::Word if self.scanner.is_key() || self.lacks_colon() => Item::Pair(self.pair()),
            Kind::OpenBrace => Item::Pair(self.block_without_key()),
            _ => Item::Unread(self.unread()),
        }
    }

    fn pair(&mut self) -> Pair {
        let key = self.scanner.take();
        let colon = self.scanner.take_if(Kind::Colon);
        if colon.is_none() {
            self.findings.missing_colon(key.range());
        }
        let value = self.value(key);
        Pair { key, colon, value }
    }

    fn value(&mut self, key: Token) -> Value {
        if keys::is_expression(self.scanner.slice(key)) {
            return Value::Expression(self.expression(key));
        }
        match self.scanner.kind() {
            Kind::OpenBracket => self.list(key),
            Kind::OpenBrace => self.block(key, None),
            Kind::Quote => self.quoted_or_block(key),
            Kind::Word if !(self.scanner.is_on_new_line() && self.scanner.is_key()) => {
                self.word_or_block(key)
            }
            _ => {
                self.findings.missing_value(key.range());
                Value::Missing
            }
        }
    }

    fn word_or_block(&mut self, key: Token) -> Value {
        let mut word = self.scanner.take();
        if self.scanner.kind() == Kind::OpenBrace {
            return self.block(key, Some(word));
        }
        if self.name_goes_on(key) {
            word.end = self.scanner.take().end;
            self.findings.blank_in_name(word.range());
            return self.block(key, Some(word));
        }
        if self.lacks_brace(key) {
            self.findings
                .missing_brace(key.start as usize..word.end as usize);
            return self.block(key, Some(word));
        }
        Value::Word(word)
    }

    fn quoted_or_block(&mut self, key: Token) -> Value {
        let quoted = self.quoted();
        if self.scanner.kind() == Kind::OpenBrace {
            self.findings.quoted_name(quoted.range());
            return self.block(key, Some(quoted));
        }
        Value::Quoted(quoted)
    }

    fn quoted(&mut self) -> Token {
        match self.scanner.take_quoted() {
            Quoted::Closed(token) => token,
            Quoted::Unclosed(token) => {
                self.findings.unclosed_text(token.range());
                token
            }
        }
    }

    /// `{ .. }`; where `{` does not come next, it is missing, and stands there without a length.
    fn block(&mut self, key: Token, name: Option<Token>) -> Value {
        let open = match self.scanner.kind() {
            Kind::OpenBrace => self.scanner.take(),
            _ => self.scanner.take_until(self.scanner.at()),
        };
        let mut block = Block {
            name,
            open,
            items: Vec::new(),
            close: None,
        };
        if self.depth == MAX_DEPTH {
            self.findings.too_deep(open.range(), MAX_DEPTH);
            block
                .items
                .extend(self.unread_until_closed().map(Item::Unread));
        } else {
            let level = name.map_or(Level::Any, |_| keys::level(self.scanner.slice(key)));
            self.depth += 1;
            self.open.push(level);
            block.items = self.items();
            self.open.pop();
            self.depth -= 1;
        }
        block.close = self.scanner.take_if(Kind::CloseBrace);
        if block.close.is_none() {
            let head = key.start as usize..name.unwrap_or(key).end as usize;
            let is_without_key = head.is_empty();
            self.findings
                .unclosed_block(if is_without_key { open.range() } else { head });
        }
        Value::Block(Box::new(block))
    }

    /// `{ .. }` without a key, whose key is empty.
    fn block_without_key(&mut self) -> Pair {
        let (_, open) = self.scanner.peek();
        self.findings.missing_key(open.range());
        let key = Token {
            leading: open.leading,
            start: open.leading,
            end: open.leading,
        };
        Pair {
            key,
            colon: None,
            value: self.block(key, None),
        }
    }

    /// `[ .. ]`, where `[` comes next.
    fn list(&mut self, key: Token) -> Value {
        let open = self.scanner.take();
        let mut list = List {
            open,
            elements: Vec::new(),
            close: None,
        };
        if self.depth == MAX_DEPTH {
            self.findings.too_deep(open.range(), MAX_DEPTH);
            let unread = self.unread_until_closed().map(ListItem::Unread);
            list.elements.extend(unread.map(|item| Element {
                item: Some(item),
                comma: None,
            }));
        } else {
            self.depth += 1;
            self.elements(&mut list.elements);
            self.depth -= 1;
        }
        list.close = self.scanner.take_if(Kind::CloseBracket);
        if list.close.is_none() {
            let key = self.scanner.slice(key);
            self.findings.unclosed_list(key, open.range());
        }
        Value::List(Box::new(list))
    }

    /// List items and commas, up to the closing bracket or to what cannot stand in a list.
    fn elements(&mut self, elements: &mut Vec<Element>) {
        let mut needs_comma = false;
        loop {
            match self.scanner.kind() {
                Kind::CloseBracket | Kind::EndOfFile | Kind::OpenBrace | Kind::CloseBrace => return,
                Kind::Comma => {
                    let comma = self.scanner.take();
                    if !elements.is_empty() {
                        self.findings.unexpected_text(comma.range());
                    }
                    elements.push(Element {
                        item: None,
                        comma: Some(comma),
                    });
                    continue;
                }
                Kind::Word if needs_comma && self.is_next_parameter() => return,
                _ => {}
            }
            let (_, next) = self.scanner.peek();
            let item = self.list_item();
            if needs_comma && !matches!(item, ListItem::Unread(_)) {
                self.findings.missing_comma(next.range());
            }
            let comma = self.scanner.take_if(Kind::Comma);
            needs_comma = comma.is_none();
            elements.push(Element {
                item: Some(item),
                comma,
            });
        }
    }

    fn list_item(&mut self) -> ListItem {
        let (kind, token) = self.scanner.peek();
        match kind {
            Kind::Word | Kind::Quote | Kind::OpenBracket => {}
            _ => {
                self.findings.unexpected_text(token.range());
                return ListItem::Unread(self.scanner.take());
            }
        }
        let value = self.list_value(token);
        let (Value::Word(key) | Value::Quoted(key)) = value else {
            return ListItem::Value(value);
        };
        match self.scanner.take_if(Kind::Colon) {
            None => ListItem::Value(value),
            Some(colon) => {
                let value = match self.scanner.kind() {
                    Kind::Word | Kind::Quote | Kind::OpenBracket => self.list_value(key),
                    _ => {
                        self.findings.missing_value(key.range());
                        Value::Missing
                    }
                };
                ListItem::Pair(Pair {
                    key,
                    colon: Some(colon),
                    value,
                })
            }
        }
    }

    /// A word, a quoted text or a list, of which one comes next.
    fn list_value(&mut self, key: Token) -> Value {
        match self.scanner.kind() {
            Kind::Quote => Value::Quoted(self.quoted()),
            Kind::OpenBracket => self.list(key),
            _ => Value::Word(self.scanner.take()),
        }
    }

    /// Text up to `;;`, from where the scanner stands.
    fn expression(&mut self, key: Token) -> Expression {
        let text = self.scanner.text();
        let start = self.scanner.at();
        let has_end = self.last_mark.is_some_and(|mark| mark >= start);
        let end = match find_end(text, start, has_end) {
            End::Closed(end) => {
                let text = self.scanner.take_until(trim_end(text, start, end));
                let end = Some(self.scanner.take());
                return Expression { text, end };
            }
            End::Swallows(end, head) => {
                self.findings.swallowed(key.range(), head);
                end
            }
            End::Missing(end) => {
                self.findings.unclosed_expression(key.range());
                end
            }
        };
        Expression {
            text: self.scanner.take_until(trim_end(text, start, end)),
            end: None,
        }
    }

    /// Whether a field or a join comes next, at the top level, behind a view or an explore.
    fn belongs_to(&mut self, last: Option<&Item>) -> bool {
        let Some(Item::Pair(Pair {
            key,
            value: Value::Block(block),
            ..
        })) = last
        else {
            return false;
        };
        let (_, next) = self.scanner.peek();
        let next = self.scanner.slice(next);
        self.open.is_empty()
            && block.close.is_some()
            && keys::level(next) == Level::Member
            && next != "test"
            && ["view", "explore"].contains(&self.scanner.slice(*key))
            && self.scanner.is_named_block()
    }

    /// Goes on inside the last block, whose closing brace stands too early.
    fn reopen(&mut self, items: &mut [Item]) {
        let Some(Item::Pair(Pair {
            key,
            value: Value::Block(block),
            ..
        })) = items.last_mut()
        else {
            return;
        };
        if let Some(brace) = block.close.take() {
            let head = key.start as usize..block.name.unwrap_or(*key).end as usize;
            let (_, next) = self.scanner.peek();
            self.findings
                .closed_too_early(brace.range(), head, next.range());
            block.items.push(Item::Unread(brace));
        }
        self.depth += 1;
        self.open.push(Level::Top);
        block.items.append(&mut self.items());
        self.open.pop();
        self.depth -= 1;
        block.close = self.scanner.take_if(Kind::CloseBrace);
    }

    /// A `}` at the top level.
    fn loose_brace(&mut self) -> Item {
        let brace = self.scanner.take();
        self.findings.unopened_block(brace.range());
        Item::Unread(brace)
    }

    /// Text that does not belong there, up to where something may begin again, or to the end of
    /// the line.
    fn unread(&mut self) -> Token {
        let mut unread = self.take_any();
        loop {
            match self.scanner.kind() {
                Kind::EndOfFile | Kind::OpenBrace | Kind::CloseBrace => break,
                Kind::Word if self.scanner.is_key() => break,
                _ if self.scanner.is_on_new_line() => break,
                _ => unread.end = self.take_any().end,
            }
        }
        self.findings.unexpected_text(unread.range());
        unread
    }

    fn take_any(&mut self) -> Token {
        match self.scanner.kind() {
            Kind::Quote => match self.scanner.take_quoted() {
                Quoted::Closed(token) | Quoted::Unclosed(token) => token,
            },
            _ => self.scanner.take(),
        }
    }

    /// Everything up to the bracket or brace that closes the one before it.
    fn unread_until_closed(&mut self) -> Option<Token> {
        let mut inside = 0_usize;
        let mut unread: Option<Token> = None;
        loop {
            match self.scanner.kind() {
                Kind::EndOfFile => return unread,
                Kind::OpenBrace | Kind::OpenBracket => inside += 1,
                Kind::CloseBrace | Kind::CloseBracket => match inside.checked_sub(1) {
                    None => return unread,
                    Some(rest) => inside = rest,
                },
                _ => {}
            }
            let next = self.take_any();
            unread = Some(unread.map_or(next, |first| Token {
                end: next.end,
                ..first
            }));
        }
    }

    /// Whether a block comes next that cannot stand inside one of the blocks that are open.
    fn is_further_out(&mut self) -> bool {
        let (_, token) = self.scanner.peek();
        let level = keys::level(self.scanner.slice(token));
        let stands_inside = |open: &Level| match level {
            Level::Top => true,
            Level::Member => *open == Level::Member,
            Level::Any => false,
        };
        level != Level::Any && self.open.iter().any(stands_inside) && self.scanner.is_named_block()
    }

    /// Whether the next word is a key without its colon: a key that is known, with a value on its line.
    fn lacks_colon(&mut self) -> bool {
        let (_, token) = self.scanner.peek();
        let behind = &self.scanner.text()[token.end as usize..];
        let value = behind.trim_start_matches([' ', '\t']);
        keys::form(self.scanner.slice(token)).is_some()
            && value.len() < behind.len()
            && !value.starts_with(['\r', '\n', '#', '}', ',', ']', ';', ':'])
            && !value.is_empty()
    }

    /// Whether a list has lost its bracket, and the next parameter begins on a line of its own.
    fn is_next_parameter(&mut self) -> bool {
        self.scanner.is_on_new_line() && self.scanner.is_key()
    }

    /// Whether a view, a field or the like has a name and parameters, but no brace between them.
    fn lacks_brace(&mut self, key: Token) -> bool {
        let is_block = keys::level(self.scanner.slice(key)) != Level::Any;
        is_block
            && self.scanner.is_on_new_line()
            && self.scanner.is_key()
            && !self.scanner.is_named_block()
    }

    /// Whether a second word and a brace follow a block's name.
    fn name_goes_on(&mut self, key: Token) -> bool {
        let is_block = matches!(
            keys::form(self.scanner.slice(key)),
            Some(keys::Form::NamedBlock(_))
        );
        let (kind, token) = self.scanner.peek();
        let behind = &self.scanner.text()[token.end as usize..];
        is_block && kind == Kind::Word && behind.trim_start_matches([' ', '\t']).starts_with('{')
    }
}

/// Where a text ends without the blanks behind it.
fn trim_end(text: &str, start: usize, end: usize) -> usize {
    start + text[start..end].trim_ascii_end().len()
}
