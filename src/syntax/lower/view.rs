//! Views, their sets and their derived tables.

use crate::lookml::{DerivedTable, FieldSet, View};
use crate::syntax::tree::{Block, Pair, Token, Value};

use super::{Lowering, Taken, add_with_origin, put};

impl Lowering<'_> {
    pub(super) fn view(&self, pair: &Pair, block: &Block, name: Token) -> View {
        let (view_name, is_refinement) = self.refinable_name(name);
        let mut view = View {
            name: view_name,
            is_refinement,
            ..View::default()
        };
        let rest = self.fill(pair, block, name, |key, pair| {
            let value = &pair.value;
            match key {
                "extends" => put(&mut view.extends, self.extends(value)),
                "extension" => put(&mut view.extension, self.text(value)),
                "label" => put(&mut view.label, self.text(value)),
                "sql_table_name" => put(&mut view.sql_table_name, self.expression(value)),
                "derived_table" => put(&mut view.derived_table, self.derived_table(value)),
                "suggestions" => put(&mut view.suggestions, self.word(value)),
                "fields_hidden_by_default" => {
                    put(&mut view.fields_hidden_by_default, self.word(value))
                }
                "drill_fields" => put(&mut view.drill_fields, self.texts(value)),
                "set" => add_with_origin(&mut view.sets, self.set(pair)),
                _ => add_with_origin(&mut view.fields, self.field(pair)),
            }
        });
        view.origin = rest.origin;
        view.other = rest.other;
        view
    }

    /// `extends: [a, b]`, or the old `extends: a`.
    pub(super) fn extends(&self, value: &Value) -> Option<Vec<String>> {
        match value {
            Value::Word(_) => self.text(value).map(|name| vec![name]),
            _ => self.texts(value),
        }
    }

    fn derived_table(&self, value: &Value) -> Option<DerivedTable> {
        let Value::Block(block) = value else {
            return None;
        };
        if block.name.is_some() {
            return None;
        }
        let mut table = DerivedTable::default();
        for pair in block.pairs() {
            let taken = match self.key(pair) {
                "sql" => put(&mut table.sql, self.expression(&pair.value)),
                _ => Taken::No,
            };
            if taken == Taken::No {
                table.other.push(self.parameter(pair));
            }
        }
        Some(table)
    }

    fn set(&self, pair: &Pair) -> Option<FieldSet> {
        let Value::Block(block) = &pair.value else {
            return None;
        };
        let name = block.name?;
        let mut fields = None;
        let rest = self.fill(pair, block, name, |key, pair| match key {
            "fields" => put(&mut fields, self.texts(&pair.value)),
            _ => Taken::No,
        });
        let is_known = rest.other.is_empty();
        fields.filter(|_| is_known).map(|fields| FieldSet {
            name: self.name(name),
            fields,
            origin: rest.origin,
        })
    }
}
