//! Explores and their joins.

use crate::lookml::{Explore, FieldFilter, Join};
use crate::syntax::tree::{Block, Pair, Token, Value};

use super::{Lowering, Taken, add_with_origin, put};

impl Lowering<'_> {
    pub(super) fn explore(&self, pair: &Pair, block: &Block, name: Token) -> Explore {
        let (explore_name, is_refinement) = self.refinable_name(name);
        let mut explore = Explore {
            name: explore_name,
            is_refinement,
            ..Explore::default()
        };
        let rest = self.fill(pair, block, name, |key, pair| {
            let value = &pair.value;
            match key {
                "extends" => put(&mut explore.extends, self.extends(value)),
                "extension" => put(&mut explore.extension, self.text(value)),
                "from" => put(&mut explore.from, self.text(value)),
                "view_name" => put(&mut explore.view_name, self.text(value)),
                "label" => put(&mut explore.label, self.text(value)),
                "group_label" => put(&mut explore.group_label, self.text(value)),
                "view_label" => put(&mut explore.view_label, self.text(value)),
                "description" => put(&mut explore.description, self.text(value)),
                "hidden" => put(&mut explore.hidden, self.word(value)),
                "fields" => put(&mut explore.fields, self.texts(value)),
                "always_filter" => self.take_always_filter(&mut explore.always_filter, value),
                "sql_always_where" => put(&mut explore.sql_always_where, self.expression(value)),
                "symmetric_aggregates" => put(&mut explore.symmetric_aggregates, self.word(value)),
                "join" => add_with_origin(&mut explore.joins, self.join(pair)),
                _ => Taken::No,
            }
        });
        explore.origin = rest.origin;
        explore.other = rest.other;
        explore
    }

    /// Takes a block of nothing but filters, of which there is one.
    fn take_always_filter(&self, always_filter: &mut Vec<FieldFilter>, value: &Value) -> Taken {
        let mut filters = Vec::new();
        let are_filters = self.take_all(value, |key, value| {
            match self.filters(value).filter(|_| key == "filters") {
                Some(more) => {
                    filters.extend(more);
                    Taken::Yes
                }
                None => Taken::No,
            }
        });
        if are_filters.is_none() || filters.is_empty() || !always_filter.is_empty() {
            return Taken::No;
        }
        *always_filter = filters;
        Taken::Yes
    }

    fn join(&self, pair: &Pair) -> Option<Join> {
        let Value::Block(block) = &pair.value else {
            return None;
        };
        let name = block.name?;
        let mut join = Join {
            name: self.name(name),
            ..Join::default()
        };
        let rest = self.fill(pair, block, name, |key, pair| {
            let value = &pair.value;
            match key {
                "from" => put(&mut join.from, self.text(value)),
                "view_label" => put(&mut join.view_label, self.text(value)),
                "type" => put(&mut join.join_type, self.word(value)),
                "relationship" => put(&mut join.relationship, self.word(value)),
                "required_joins" => put(&mut join.required_joins, self.texts(value)),
                "fields" => put(&mut join.fields, self.texts(value)),
                "sql_on" => put(&mut join.sql_on, self.expression(value)),
                _ => Taken::No,
            }
        });
        join.origin = rest.origin;
        join.other = rest.other;
        Some(join)
    }
}
