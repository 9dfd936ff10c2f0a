//! Living in a Looker Git repository: the only room that writes there.
//!
//! ```text
//! Wanted ─┐
//! disk  ──┼──▶ State of each path ──▶ Plan ──▶ shown, or applied under a Lock: files first, the Ledger last
//! Ledger ─┘
//! ```
//!
//! [`Plan::new`] touches nothing. What a person changed is never overwritten unless the person says so,
//! and as long as one path is refused nothing is written at all, or with `--partial` only the rest.

mod apply;
mod change;
mod claims;
mod committed;
mod constants;
mod digest;
mod disk;
mod folders;
mod hindrance;
mod kind;
mod ledger;
mod leftover;
mod lock;
mod plan;
mod refused;
mod show;
mod state;
mod store;
mod text;
mod way_out;

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

pub use self::apply::{Extent, apply, create};
pub use self::change::{Action, FileChange};
pub use self::claims::Claims;
pub use self::digest::Digest;
pub use self::hindrance::Hindrance;
pub use self::kind::FileKind;
pub use self::ledger::{Entry, Inputs, LEDGER, Ledger};
pub use self::lock::Lock;
pub use self::plan::{LedgerChange, Plan};
pub use self::state::{Facts, Orphan, State};
pub use self::store::{Stored, store};

/// Files that Looker knows at the root of a project only, and that people therefore share with us.
pub const SHARED: [&str; 2] = ["manifest.lkml", "marketplace.json"];

/// What a repository should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Text by path, from the root of the project.
    pub files: BTreeMap<Utf8PathBuf, String>,
    /// The paths that are written only when absent and are the person's from then on.
    pub seeded: BTreeSet<Utf8PathBuf>,
    /// From what the texts were made.
    pub inputs: Inputs,
}
