//! `Merged` and `Layers`: a value in force, and the declarations that it was made of.

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use crate::lookml::{Located, Origin, Parameter};

/// A declaration in force: the one that a file holds, or one made of several.
#[derive(Clone, Debug)]
pub enum Merged<'p, T> {
    /// As the file declares it.
    Declared(&'p T),
    /// Made of several declarations, or with constants put in.
    Made(Arc<T>),
}

/// The declarations of which a value was made, in the order in which they were applied.
#[derive(Debug)]
pub struct Layers<'p, T>(Stack<'p, T>);

#[derive(Debug)]
enum Stack<'p, T> {
    One(&'p T),
    Many(Arc<Vec<&'p T>>),
}

/// What can be one layer of many: it stands in a file, and some of its parameters have no type of
/// their own.
pub trait Declared {
    /// Where it stands.
    fn origin(&self) -> &Origin;

    /// Its parameters without a type of their own.
    fn other(&self) -> &[Parameter];

    /// Where a parameter of it stands, value and key.
    fn located(&self, parameter: &str) -> Option<Located<'_>> {
        self.origin().parameter(parameter).or_else(|| {
            let other = self.other().iter().find(|it| it.name == parameter)?;
            other.origin.value()
        })
    }
}

impl<T: Clone> Merged<'_, T> {
    /// The value, to be changed.
    pub(super) fn to_mut(&mut self) -> &mut T {
        if let Self::Declared(declared) = self {
            *self = Self::Made(Arc::new((*declared).clone()));
        }
        match self {
            Self::Made(made) => Arc::make_mut(made),
            Self::Declared(_) => unreachable!("just made"),
        }
    }
}

impl<T> Merged<'_, T> {
    pub(super) fn made(value: T) -> Self {
        Self::Made(Arc::new(value))
    }
}

impl<T> Deref for Merged<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Declared(declared) => declared,
            Self::Made(made) => made,
        }
    }
}

// By hand, since a derived one would ask for a `T` that can be cloned.
impl<T> Clone for Layers<'_, T> {
    fn clone(&self) -> Self {
        Self(match &self.0 {
            Stack::One(declaration) => Stack::One(declaration),
            Stack::Many(all) => Stack::Many(Arc::clone(all)),
        })
    }
}

impl<'p, T> Layers<'p, T> {
    pub(super) fn of(declaration: &'p T) -> Self {
        Self(Stack::One(declaration))
    }

    pub(super) fn push(&mut self, declaration: &'p T) {
        match &mut self.0 {
            Stack::One(first) => self.0 = Stack::Many(Arc::new(vec![first, declaration])),
            Stack::Many(all) => Arc::make_mut(all).push(declaration),
        }
    }

    /// The declarations, first applied first.
    #[must_use = "it only looks"]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &'p T> {
        self.as_slice().iter().copied()
    }

    /// The declaration that was applied last.
    #[must_use]
    pub fn last(&self) -> &'p T {
        match &self.0 {
            Stack::One(declaration) => declaration,
            Stack::Many(all) => all[all.len() - 1],
        }
    }

    /// How many there are; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn as_slice(&self) -> &[&'p T] {
        match &self.0 {
            Stack::One(declaration) => std::slice::from_ref(declaration),
            Stack::Many(all) => all,
        }
    }
}

/// The layers of several bases in the order in which they are applied: of one that comes by two ways
/// the last place counts, and it is applied once.
pub(super) fn joined<'b, 'p: 'b, T: 'p>(
    bases: impl Iterator<Item = &'b Layers<'p, T>>,
) -> Vec<&'p T> {
    let mut joined: Vec<&T> = bases.flat_map(Layers::as_slice).copied().collect();
    let mut seen: HashSet<*const T> = HashSet::with_capacity(joined.len());
    joined.reverse();
    joined.retain(|layer| seen.insert(std::ptr::from_ref(*layer)));
    joined.reverse();
    joined
}

impl<'p, T: Declared> Layers<'p, T> {
    /// Where the value in force of a parameter stands: in the last declaration that sets it.
    #[must_use]
    pub fn origin_of(&self, parameter: &str) -> Option<Located<'p>> {
        self.iter().rev().find_map(|layer| layer.located(parameter))
    }
}
