//! Values of parameters for which the model has a place.

use crate::lookml::{FieldFilter, FilterExpression, Origin, Part, trim_indentation};
use crate::syntax::tree::{Block, List, ListItem, Pair, Token, Value};

use super::{Lowering, Taken, put};

impl<'d> Lowering<'d> {
    /// A text in quotes, or a word in its place.
    pub(super) fn text(&self, value: &Value) -> Option<String> {
        match value {
            Value::Quoted(token) => Some(self.unquoted(*token)),
            Value::Word(token) => Some(self.document.text(*token).to_owned()),
            _ => None,
        }
    }

    /// A word of a closed list.
    pub(super) fn word<T: From<&'d str>>(&self, value: &Value) -> Option<T> {
        match value {
            Value::Word(token) => Some(T::from(self.document.text(*token))),
            _ => None,
        }
    }

    /// An expression without its layout.
    pub(super) fn expression(&self, value: &Value) -> Option<String> {
        match value {
            Value::Expression(expression) => Some(self.trimmed(expression.text)),
            _ => None,
        }
    }

    /// The text of an expression without its layout.
    pub(super) fn trimmed(&self, text: Token) -> String {
        let laid_out = self.document.text_with_trivia(text);
        if laid_out.contains('\n') {
            trim_indentation(laid_out)
        } else {
            // The same, for one line.
            laid_out.trim_end().trim_start_matches(' ').to_owned()
        }
    }

    /// The words or texts of a list that holds nothing else.
    pub(super) fn texts(&self, value: &Value) -> Option<Vec<String>> {
        Self::list_of(value, |value| self.text(value))
    }

    /// The words of a list that holds nothing else.
    pub(super) fn words<T: From<&'d str>>(&self, value: &Value) -> Option<Vec<T>> {
        Self::list_of(value, |value| self.word(value))
    }

    fn list_of<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        let Value::List(list) = value else {
            return None;
        };
        list.items()
            .map(|item| match item {
                ListItem::Value(value) => read(value),
                ListItem::Pair(_) | ListItem::Unread(_) => None,
            })
            .collect()
    }

    /// The filters of `filters: [field: "expression"]`, or of the old
    /// `filters: { field: name value: "expression" }`; there has to be one.
    pub(super) fn filters(&self, value: &Value) -> Option<Vec<FieldFilter>> {
        match value {
            Value::List(list) => self.listed_filters(list),
            Value::Block(block) => self.filter_block(block).map(|filter| vec![filter]),
            _ => None,
        }
    }

    fn listed_filters(&self, list: &List) -> Option<Vec<FieldFilter>> {
        let filters: Option<Vec<FieldFilter>> = list
            .items()
            .map(|item| match item {
                ListItem::Pair(pair) => self.filter(pair, pair.key, &pair.value),
                _ => None,
            })
            .collect();
        filters.filter(|filters| !filters.is_empty())
    }

    fn filter_block(&self, block: &Block) -> Option<FieldFilter> {
        let mut field = None;
        let mut expression = None;
        for pair in block.pairs() {
            let taken = match self.key(pair) {
                "field" => put(&mut field, Some(&pair.value)),
                "value" => put(&mut expression, Some(pair)),
                _ => Taken::No,
            };
            if taken == Taken::No {
                return None;
            }
        }
        let (Value::Word(field) | Value::Quoted(field)) = field? else {
            return None;
        };
        let pair = expression?;
        self.filter(pair, *field, &pair.value)
    }

    fn filter(&self, pair: &Pair, field: Token, value: &Value) -> Option<FieldFilter> {
        let expression = self.text(value)?;
        let part = Part {
            key: field.span(),
            value: pair.value_span(),
            parts: Box::default(),
        };
        Some(FieldFilter {
            field: self.name(field),
            expression: FilterExpression::verbatim(expression),
            origin: Origin::new(self.source(), field.span(), part),
        })
    }

    /// A name, which may stand in quotes by mistake.
    pub(super) fn name(&self, token: Token) -> String {
        let text = self.document.text(token);
        if text.starts_with('"') {
            self.unquoted(token)
        } else {
            text.to_owned()
        }
    }

    /// A name behind which a refinement's `+` may stand, and whether it does.
    pub(super) fn refinable_name(&self, token: Token) -> (String, bool) {
        let name = self.name(token);
        match name.strip_prefix('+') {
            Some(name) => (name.to_owned(), true),
            None => (name, false),
        }
    }

    /// A text without its quotes and without the backslashes before quotes inside.
    pub(super) fn unquoted(&self, token: Token) -> String {
        let text = self.document.text(token);
        let text = text.strip_prefix('"').unwrap_or(text);
        let text = text.strip_suffix('"').unwrap_or(text);
        if !text.contains(['\\', '\r']) {
            return text.to_owned();
        }
        let mut unquoted = String::with_capacity(text.len());
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match (character, characters.peek()) {
                ('\\', Some('"')) | ('\r', Some('\n')) => unquoted.extend(characters.next()),
                ('\\', Some(_)) => {
                    unquoted.push('\\');
                    unquoted.extend(characters.next());
                }
                _ => unquoted.push(character),
            }
        }
        unquoted
    }
}
