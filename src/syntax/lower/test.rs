//! Data tests: the query, its columns, and what has to be true.

use crate::lookml::{Assert, ExploreSource, Test, TestColumn};
use crate::syntax::tree::{Block, Pair, Token, Value};

use super::{Lowering, Taken, add, put};

impl Lowering<'_> {
    pub(super) fn test(&self, pair: &Pair, block: &Block, name: Token) -> Test {
        let mut source = None;
        let mut asserts = Vec::new();
        let rest = self.fill(pair, block, name, |key, pair| match key {
            "explore_source" => put(&mut source, self.explore_source(&pair.value)),
            "assert" => add(&mut asserts, self.assert(&pair.value)),
            _ => Taken::No,
        });
        Test {
            name: self.name(name),
            explore_source: source.unwrap_or_default(),
            asserts,
            other: rest.other,
            origin: rest.origin,
        }
    }

    fn explore_source(&self, value: &Value) -> Option<ExploreSource> {
        let Value::Block(block) = value else {
            return None;
        };
        let mut source = ExploreSource {
            explore: self.name(block.name?),
            ..ExploreSource::default()
        };
        for pair in block.pairs() {
            let taken = match self.key(pair) {
                "column" => add(&mut source.columns, self.column(&pair.value)),
                "filters" => match self.filters(&pair.value) {
                    Some(filters) => {
                        source.filters.extend(filters);
                        Taken::Yes
                    }
                    None => Taken::No,
                },
                _ => Taken::No,
            };
            if taken == Taken::No {
                source.other.push(self.parameter(pair));
            }
        }
        Some(source)
    }

    /// A column that names its field, or none, and nothing else.
    fn column(&self, value: &Value) -> Option<TestColumn> {
        let mut field = None;
        let name = self.take_named(value, |key, value| match key {
            "field" => put(&mut field, self.text(value)),
            _ => Taken::No,
        })?;
        Some(TestColumn { name, field })
    }

    fn assert(&self, value: &Value) -> Option<Assert> {
        let mut expression = None;
        let name = self.take_named(value, |key, value| match key {
            "expression" => put(&mut expression, self.expression(value)),
            _ => Taken::No,
        })?;
        Some(Assert {
            name,
            expression: expression?,
        })
    }

    /// Gives each parameter of a block with a name to `take`; the name, if all are taken.
    fn take_named(
        &self,
        value: &Value,
        mut take: impl FnMut(&str, &Value) -> Taken,
    ) -> Option<String> {
        let Value::Block(block) = value else {
            return None;
        };
        let name = block.name?;
        block
            .pairs()
            .all(|pair| take(self.key(pair), &pair.value) != Taken::No)
            .then(|| self.name(name))
    }
}
