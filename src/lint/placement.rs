//! `Placement`: a parameter of a `.lkml` file, and the block in which it stands.

use std::ops::Range;
use std::sync::Arc;

use super::blocks::{self, Block};
use super::context::Context;
use crate::diagnostic::Place;
use crate::syntax::{Document, Item, Pair, Value};

/// A parameter, and the block in which it stands.
#[derive(Clone, Copy, Debug)]
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
        self.place_of(self.pair.key.range())
    }

    /// A range of its file.
    pub(super) fn place_of(&self, span: Range<usize>) -> Place {
        Place {
            source: Arc::clone(&self.document.source),
            span,
            label: String::new(),
        }
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

/// Looks at the parameters of one block.
pub(super) type LookAtBlock<'l, 'd> = dyn FnMut(&mut dyn Iterator<Item = Placement<'d>>) + 'l;

/// Shows each parameter of the `.lkml` files whose block is known.
pub(super) fn each_parameter<'d>(context: &Context<'d>, look: &mut dyn FnMut(Placement<'d>)) {
    each_block(context, &mut |parameters: &mut dyn Iterator<
        Item = Placement<'d>,
    >| {
        parameters.for_each(&mut *look);
    });
}

/// The parameters that do not belong into the block in which they stand.
pub(super) fn strays<'d>(context: &Context<'d>) -> Vec<Placement<'d>> {
    let mut strays = Vec::new();
    each_parameter(context, &mut |parameter: Placement<'d>| {
        if !parameter.block.has(parameter.key()) {
            strays.push(parameter);
        }
    });
    strays
}

/// Shows the parameters of each block of the `.lkml` files whose content is known, and of the top
/// of each file.
pub(super) fn each_block<'d>(context: &Context<'d>, look: &mut LookAtBlock<'_, 'd>) {
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
    look: &mut LookAtBlock<'_, 'd>,
) {
    let placements = || {
        items.iter().filter_map(move |item| match item {
            Item::Pair(pair) => Some(Placement {
                document,
                pair,
                block,
            }),
            Item::Unread(_) => None,
        })
    };
    // There is a finding about a block without a key.
    look(&mut placements().filter(|it| !it.key().is_empty()));
    for placement in placements() {
        if let Value::Block(inner) = &placement.pair.value
            && let Some(block) = blocks::inside(block, placement.key())
        {
            each_in(document, &inner.items, block, look);
        }
    }
}
