//! Writing into a Looker repository: the only room that does.
//!
//! [`Plan::new`] compares what is wanted with what is there and touches nothing; [`apply`] writes what
//! is new or was forced.
//! A path with other content than ours is never overwritten unless a person says so, and as long as one
//! path is refused nothing is written at all.

mod apply;
mod constants;
mod disk;
mod file_state;
mod plan;
mod store;

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

pub use self::apply::{apply, create};
pub use self::file_state::{FileState, Refusal};
pub use self::plan::{FileChange, Plan};
pub use self::store::{Stored, store};

/// Files that Looker knows at the root of a project only, and that people therefore share with us.
pub const SHARED: [&str; 2] = ["manifest.lkml", "marketplace.json"];

/// What a repository should hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Text by path, from the root of the project.
    pub files: BTreeMap<Utf8PathBuf, String>,
    /// The paths that are written only when absent and are the person's from then on.
    pub seeded: BTreeSet<Utf8PathBuf>,
}
