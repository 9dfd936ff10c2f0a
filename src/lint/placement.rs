//! `Placement`: a parameter of a `.lkml` file, and the block in which it stands.

use std::sync::Arc;

use super::blocks::{self, Block};
use super::context::Context;
use crate::diagnostic::Place;
use crate::syntax::{Document, Item, Pair, Value};

/// A parameter, and the block in which it stands.
#[derive(Clone, Copy)]
pub(super) struct Placement<'d> {
    pub(super) document: &'d Document,
    pub(super) pair: &'d Pair,
    pub(super) block: &'static Block,
}

impl<'d> Placement<'d> {
    /// Its name.
    pub(super) fn key(&self) -> &'d str {
        self.document.text(self.pair.key)
    }

    /// Where its name stands.
    pub(super) fn place(&self) -> Place {
        Place {
            source: Arc::clone(&self.document.source),
            span: self.pair.key.range(),
            label: String::new(),
        }
    }

    /// Whether it belongs into its block.
    pub(super) fn is_at_home(&self) -> bool {
        self.block.parameters.binary_search(&self.key()).is_ok()
    }

    /// The block, as it stands in a sentence.
    pub(super) fn block_in_words(&self) -> String {
        match self.block.name {
            "model file" => "a model or of a file that it includes".to_owned(),
            "manifest" => "the manifest".to_owned(),
            name if name.starts_with(['a', 'e', 'o', 'u']) => format!("an `{name}`"),
            name => format!("a `{name}`"),
        }
    }
}

/// Shows each parameter of the `.lkml` files whose block is known.
pub(super) fn each_parameter<'d>(context: &Context<'d>, look: &mut dyn FnMut(Placement<'d>)) {
    for (path, document) in context.documents() {
        let block = blocks::top(path.file_name() == Some("manifest.lkml"));
        each_in(document, &document.items, block, look);
    }
}

/// The parser bounds the nesting, so that this cannot run off the stack.
fn each_in<'d>(
    document: &'d Document,
    items: &'d [Item],
    block: &'static Block,
    look: &mut dyn FnMut(Placement<'d>),
) {
    for item in items {
        let Item::Pair(pair) = item else {
            continue;
        };
        let placement = Placement {
            document,
            pair,
            block,
        };
        let key = placement.key();
        // There is a finding about a block without a key.
        if !key.is_empty() {
            look(placement);
        }
        if let Value::Block(inner) = &pair.value
            && let Some(block) = blocks::inside(block, key)
        {
            each_in(document, &inner.items, block, look);
        }
    }
}
