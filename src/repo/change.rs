//! `FileChange`, `Action`: what happens to one path.

use std::path::PathBuf;

use camino::Utf8PathBuf;

use super::{Digest, FileKind, Hindrance, Orphan, SHARED, State};

/// What happens to one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// From the root of the project.
    pub path: Utf8PathBuf,
    /// How it stands.
    pub state: State,
    /// What happens.
    pub action: Action,
    /// Whether the person said that it may be overwritten, and had to.
    pub is_taken_over: bool,
    /// The text that it should hold; `None` where it is not generated any more.
    pub text: Option<String>,
    /// What it holds, where that is something else.
    pub(super) there: Option<Vec<u8>>,
    /// Whether there is anything at the path.
    pub(super) is_there: bool,
    /// The digest of what it holds.
    pub(super) disk: Option<Digest>,
    /// Where it is written, behind all links.
    pub(super) destination: PathBuf,
}

/// What happens to a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing on the disk.
    Leave,
    /// It is written; nothing was there.
    Create,
    /// It is written over what was there.
    Update,
    /// It is removed.
    Remove,
    /// Nothing, since a person changed it.
    Refuse,
    /// Nothing, since something is in the way.
    Blocked(Hindrance),
}

impl Action {
    /// What follows from a state; `is_claimed` is the person's word that the path is the program's.
    pub(super) fn on(state: State, is_claimed: bool) -> Self {
        match state {
            State::New | State::Deleted => Self::Create,
            State::Stale => Self::Update,
            State::Orphaned(Orphan::Untouched) => Self::Remove,
            State::Edited | State::Conflicted | State::Foreign if is_claimed => Self::Update,
            State::Orphaned(Orphan::Edited) if is_claimed => Self::Remove,
            State::Edited
            | State::Conflicted
            | State::Foreign
            | State::Orphaned(Orphan::Edited) => Self::Refuse,
            State::Current | State::Seeded | State::Kept | State::Orphaned(Orphan::Gone) => {
                Self::Leave
            }
        }
    }

    /// Whether the path is written.
    #[must_use]
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Create | Self::Update)
    }

    /// Whether the path changes on the disk.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.is_write() || *self == Self::Remove
    }

    /// Whether the path keeps everything from being written.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refuse | Self::Blocked(_))
    }
}

impl FileChange {
    /// What the path holds.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        FileKind::of(&self.path)
    }

    /// Whether it is a manifest or a `marketplace.json` of the person's that is not as it would be
    /// written.
    #[must_use]
    pub fn is_shared_and_other(&self) -> bool {
        self.state == State::Seeded && SHARED.iter().any(|shared| self.path == *shared)
    }
}
