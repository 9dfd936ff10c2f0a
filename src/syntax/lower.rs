//! Tree -> declarations, as the file holds them: nothing is resolved and nothing is lost.
//!
//! A parameter for which the model has a place goes there, if its value has the form that belongs
//! to it and it stands for the first time; every other parameter goes, in order, to `other`.
//! So `lower(parse(render(p))) == p` for every project that `render` writes, and whatever a person
//! wrote can be looked at, in whatever form.
//!
//! The text of an expression loses its layout ([`trim_indentation`](crate::lookml::trim_indentation)),
//! a text in quotes its quotes and the backslashes before quotes, and line breaks become `\n`.
//! Text that the parser could not read is left out; there is a finding about it.

mod explore;
mod field;
mod parameter;
mod test;
mod value;
mod view;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::lookml::{Constant, Declaration, Include, Origin, Parameter, Part};

use super::tree::{Block, Document, Pair, Token, Value, pairs};

/// The declarations of a file, in order.
///
/// A view, an explore or another block that needs a name and has none is a finding, and is kept as
/// a parameter like any other.
#[must_use]
pub fn lower(document: &Document) -> (Vec<Declaration>, Diagnostics) {
    let lowering = Lowering { document };
    let mut findings = Diagnostics::new();
    let declarations = pairs(&document.items)
        .map(|pair| {
            if let Some(finding) = lowering.missing_name(pair) {
                findings.push(finding);
            }
            lowering.declaration(pair)
        })
        .collect();
    (declarations, findings)
}

/// Reads values out of the text of one document.
struct Lowering<'d> {
    document: &'d Document,
}

/// What became of a parameter.
#[derive(PartialEq, Eq)]
enum Taken {
    /// It has its place in the model.
    Yes,
    /// It has, and what stands there has an origin of its own.
    WithOrigin,
    /// It has no place, or not in this form.
    No,
}

/// What is left when a block's parameters have found their places.
struct Rest {
    origin: Origin,
    other: Vec<Parameter>,
}

impl<'d> Lowering<'d> {
    fn declaration(&self, pair: &Pair) -> Declaration {
        let declared = match (self.key(pair), &pair.value) {
            ("include", Value::Quoted(path)) => Some(Declaration::Include(Include {
                path: self.unquoted(*path),
                origin: self.origin(pair, pair.key, Vec::new()),
            })),
            (key, Value::Block(block)) => match (key, block.name) {
                ("view", Some(name)) => Some(Declaration::View(self.view(pair, block, name))),
                ("explore", Some(name)) => {
                    Some(Declaration::Explore(self.explore(pair, block, name)))
                }
                ("test", Some(name)) => Some(Declaration::Test(self.test(pair, block, name))),
                ("constant", Some(name)) => {
                    self.constant(pair, block, name).map(Declaration::Constant)
                }
                _ => None,
            },
            _ => None,
        };
        declared.unwrap_or_else(|| Declaration::Parameter(self.parameter(pair)))
    }

    /// A constant; `None` where it holds something else than a constant does.
    fn constant(&self, pair: &Pair, block: &Block, name: Token) -> Option<Constant> {
        let mut value = None;
        let mut export = None;
        let rest = self.fill(pair, block, name, |key, pair| match key {
            "value" => put(&mut value, self.text(&pair.value)),
            "export" => put(&mut export, self.text(&pair.value)),
            _ => Taken::No,
        });
        let is_known = rest.other.is_empty();
        value.filter(|_| is_known).map(|value| Constant {
            name: self.name(name),
            value,
            export,
            origin: rest.origin,
        })
    }

    fn missing_name(&self, pair: &Pair) -> Option<Diagnostic> {
        let key = self.key(pair);
        let is_nameless = matches!(&pair.value, Value::Block(block) if block.name.is_none());
        let needs_name = ["view", "explore", "test", "constant"].contains(&key);
        (is_nameless && needs_name).then(|| {
            Diagnostic::error("missing-name", format!("this `{key}` has no name"))
                .at(self.source(), pair.key.range(), "")
                .help(format!("write `{key}: name {{`"))
        })
    }

    /// Gives each parameter of a block to `take`, and keeps those that are not taken.
    fn fill(
        &self,
        pair: &Pair,
        block: &Block,
        name: Token,
        mut take: impl FnMut(&str, &Pair) -> Taken,
    ) -> Rest {
        let mut parts = Vec::with_capacity(block.items.len());
        let mut other = Vec::new();
        for parameter in block.pairs() {
            match take(self.key(parameter), parameter) {
                Taken::Yes => parts.push(self.part(parameter)),
                Taken::WithOrigin => {}
                Taken::No => other.push(self.parameter(parameter)),
            }
        }
        Rest {
            origin: self.origin(pair, name, parts),
            other,
        }
    }

    fn origin(&self, pair: &Pair, name: Token, parts: Vec<Part>) -> Origin {
        let part = Part {
            key: pair.key.span(),
            value: pair.value_span(),
            parts: parts.into(),
        };
        Origin::new(self.source(), name.span(), part)
    }

    fn source(&self) -> &'d Arc<SourceText> {
        &self.document.source
    }

    fn key(&self, pair: &Pair) -> &'d str {
        self.document.text(pair.key)
    }
}

/// Puts a value into its place, if there is one and the place is free.
fn put<T>(place: &mut Option<T>, value: Option<T>) -> Taken {
    if place.is_some() || value.is_none() {
        return Taken::No;
    }
    *place = value;
    Taken::Yes
}

/// Adds a value to a list, if there is one.
fn add<T>(list: &mut Vec<T>, value: Option<T>) -> Taken {
    let Some(value) = value else {
        return Taken::No;
    };
    list.push(value);
    Taken::Yes
}

/// Adds what has an origin of its own to a list, if there is something.
fn add_with_origin<T>(list: &mut Vec<T>, value: Option<T>) -> Taken {
    match add(list, value) {
        Taken::No => Taken::No,
        _ => Taken::WithOrigin,
    }
}
