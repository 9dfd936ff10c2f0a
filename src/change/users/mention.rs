//! `Mention`: a place in the files where a name is said.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::SourceText;

use super::User;

/// A place in the files where a name is said.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// As it is written: `field`, `view.field`, the name of an explore.
    pub(super) name: String,
    /// What it is the name of.
    pub(super) named: Named,
    /// The view in which it stands.
    pub(super) view: Option<String>,
    /// The explore to which it belongs, where that is known.
    pub(super) explore: Option<String>,
    /// Whether it says what is left out (`-name`).
    pub(super) is_exclusion: bool,
    /// The dashboard in which it stands and those that it extends.
    pub(super) dashboards: Vec<String>,
    /// Who says it.
    pub(super) user: User,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Field,
    /// A field that a refinement changes.
    Refined,
    Set,
    View,
    Join,
    Explore,
    Model,
    Dashboard,
    DashboardFilter,
    Tile,
    Constant,
}

impl Mention {
    pub(super) fn is_in_explore(&self, explore: &str) -> bool {
        self.explore.as_deref() == Some(explore)
    }
}

/// Tells the lines of a file.
pub(super) struct Lines<'f> {
    path: &'f Utf8Path,
    /// Where each line begins.
    begins: Vec<usize>,
}

impl<'f> Lines<'f> {
    pub(super) fn new(path: &'f Utf8Path, source: &Arc<SourceText>) -> Self {
        let ends = source.text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            path,
            begins: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// Something at a byte of the file.
    pub(super) fn user(&self, byte: usize, what: String) -> User {
        User {
            path: self.path.to_owned(),
            line: self.begins.partition_point(|begin| *begin <= byte),
            what,
        }
    }
}
