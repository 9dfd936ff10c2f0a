//! Parameters for which the model has no place, and the places of those for which it has one.

use crate::lookml::{Parameter, Part, Value as Held};
use crate::syntax::tree::{Block, List, ListItem, Pair, Token, Value};

use super::Lowering;

impl Lowering<'_> {
    /// Any parameter, in the form that it has in the file.
    pub(super) fn parameter(&self, pair: &Pair) -> Parameter {
        let parts = match &pair.value {
            Value::List(list) => self.item_parts(list),
            _ => Vec::new(),
        };
        Parameter {
            name: self.key(pair).to_owned(),
            value: self.held(&pair.value),
            origin: self.origin(pair, pair.key, parts),
        }
    }

    fn held(&self, value: &Value) -> Held {
        match value {
            Value::Missing => Held::Word(String::new()),
            Value::Word(token) => Held::Word(self.document.text(*token).to_owned()),
            Value::Quoted(token) => Held::Text(self.unquoted(*token)),
            Value::Expression(expression) => Held::Expression(self.trimmed(expression.text)),
            Value::List(list) => self.held_list(list),
            Value::Block(block) => self.held_block(block),
        }
    }

    /// Pairs where there is nothing but pairs, else a list, in which a pair is a list of its own.
    fn held_list(&self, list: &List) -> Held {
        let pair = |pair: &Pair| (self.name(pair.key), self.held(&pair.value));
        let pairs: Option<Vec<_>> = list
            .items()
            .map(|item| match item {
                ListItem::Pair(it) => Some(pair(it)),
                _ => None,
            })
            .collect();
        match pairs {
            Some(pairs) if !pairs.is_empty() => Held::Pairs(pairs),
            _ => Held::List(
                list.items()
                    .filter_map(|item| match item {
                        ListItem::Pair(it) => Some(Held::Pairs(vec![pair(it)])),
                        ListItem::Value(value) => Some(self.held(value)),
                        ListItem::Unread(_) => None,
                    })
                    .collect(),
            ),
        }
    }

    fn held_block(&self, block: &Block) -> Held {
        Held::Block {
            name: block.name.map(|name| self.name(name)),
            parameters: block.pairs().map(|pair| self.parameter(pair)).collect(),
        }
    }

    /// Where a parameter stands, and what stands inside its value.
    pub(super) fn part(&self, pair: &Pair) -> Part {
        let parts = match &pair.value {
            Value::List(list) => self.item_parts(list),
            Value::Block(block) => block.pairs().map(|pair| self.part(pair)).collect(),
            _ => Vec::new(),
        };
        Part {
            key: pair.key.span(),
            value: pair.value_span(),
            parts: parts.into(),
        }
    }

    /// Where the items of a list stand, as many as the model holds.
    fn item_parts(&self, list: &List) -> Vec<Part> {
        list.items()
            .filter_map(|item| match item {
                ListItem::Pair(pair) => Some(self.part(pair)),
                ListItem::Value(value) => Some(self.item_part(value)),
                ListItem::Unread(_) => None,
            })
            .collect()
    }

    fn item_part(&self, value: &Value) -> Part {
        let mut part = Part::item(value.span().unwrap_or(Token::default().span()));
        if let Value::List(list) = value {
            part.parts = self.item_parts(list).into();
        }
        part
    }
}
