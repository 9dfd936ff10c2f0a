//! A tree as text: a line for each pair, with its place.

use std::fmt::Write;

use cloudtrail_lookml::syntax::{Block, Document, Item, List, ListItem, Pair, Token, Value};

/// The outline of a tree.
pub(crate) fn outline(document: &Document) -> String {
    let mut outline = Outline {
        document,
        text: String::new(),
        depth: 0,
    };
    outline.items(&document.items);
    outline.text
}

struct Outline<'d> {
    document: &'d Document,
    text: String,
    depth: usize,
}

impl Outline<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Pair(pair) => self.pair(pair),
                Item::Unread(token) => self.line(*token, "unread", Some(*token)),
            }
        }
    }

    fn pair(&mut self, pair: &Pair) {
        let key = match self.document.text(pair.key) {
            "" => "(no key)".to_owned(),
            key => key.to_owned(),
        };
        let colon = if pair.colon.is_some() { ":" } else { "" };
        self.value(pair.key, &format!("{key}{colon}"), &pair.value);
    }

    fn value(&mut self, at: Token, key: &str, value: &Value) {
        match value {
            Value::Missing => self.line(at, &format!("{key} missing"), None),
            Value::Word(token) => self.line(at, &format!("{key} word"), Some(*token)),
            Value::Quoted(token) => self.line(at, &format!("{key} quoted"), Some(*token)),
            Value::Expression(expression) => {
                let form = match expression.end {
                    Some(_) => "expression",
                    None => "expression without end",
                };
                self.line(at, &format!("{key} {form}"), Some(expression.text));
            }
            Value::List(list) => self.list(at, key, list),
            Value::Block(block) => self.block(at, key, block),
        }
    }

    fn block(&mut self, at: Token, key: &str, block: &Block) {
        let form = match block.close {
            Some(_) => "block",
            None => "block without end",
        };
        self.line(at, &format!("{key} {form}"), block.name);
        self.depth += 1;
        self.items(&block.items);
        self.depth -= 1;
    }

    fn list(&mut self, at: Token, key: &str, list: &List) {
        let form = match list.close {
            Some(_) => "list",
            None => "list without end",
        };
        self.line(at, &format!("{key} {form}"), None);
        self.depth += 1;
        for item in list.items() {
            match item {
                ListItem::Pair(pair) => self.pair(pair),
                ListItem::Value(Value::Word(token)) => self.line(*token, "word", Some(*token)),
                ListItem::Value(Value::Quoted(token)) => self.line(*token, "quoted", Some(*token)),
                ListItem::Value(value) => self.value(list.open, "item", value),
                ListItem::Unread(token) => self.line(*token, "unread", Some(*token)),
            }
        }
        self.depth -= 1;
    }

    fn line(&mut self, at: Token, what: &str, token: Option<Token>) {
        let before = &self.document.source.text[..at.range().start];
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
        let indentation = "  ".repeat(self.depth);
        let _ = write!(self.text, "{line:>3}:{column:<3} {indentation}{what}");
        if let Some(token) = token {
            let _ = write!(self.text, " `{}`", self.document.text(token).escape_debug());
        }
        self.text.push('\n');
    }
}
