//! Two projects as Looker sees them -> a closed list of changes, and whom each of them breaks.
//!
//! ```text
//! resolve::Resolved, before ─┐
//!                            ├─ changes ─▶ Vec<Change> ─▶ text, Markdown or JSON
//! resolve::Resolved, after ──┘                 ▲
//! the files, after ──────────── users ─────────┘  who still says a name that is gone
//! ```
//!
//! Names of models, explores, fields, dashboards, their filters and tiles are public: Looks, schedules
//! and links outside the repository say them. So a change of one is breaking.
//! A change of what a query asks for may change results, all others are cosmetic.

mod class;
mod compare;
mod json;
mod kind;
mod markdown;
mod parameters;
mod rename;
mod text;
mod thing;
mod users;

use crate::resolve::Resolved;
use crate::source::looker_project::LookerProject;

pub use class::Class;
pub use json::json;
pub use kind::{Change, ChangeKind};
pub use markdown::markdown;
pub use text::text;
pub use thing::{Thing, ThingKind};
pub use users::User;

/// What changed between two projects, with names of both sides for a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the older side is, in words.
    pub before: String,
    /// What the newer side is, in words.
    pub after: String,
    /// The changes: breaking ones first, then those that may change results, then the rest; each
    /// class in the order of the project.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Compares two projects; `files` are the texts of the newer one, in which users are looked for.
    #[must_use]
    pub fn new(
        before: (String, &Resolved<'_>),
        after: (String, &Resolved<'_>),
        files: &LookerProject,
    ) -> Self {
        let mut changes = compare::projects(before.1, after.1);
        users::find(&mut changes, (before.1, after.1), files);
        // A name that is gone and that something here still says is broken whatever was left for it.
        changes.sort_by_key(Change::class);
        Self {
            before: before.0,
            after: after.0,
            changes,
        }
    }

    /// How many changes are of a class.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        self.of(class).count()
    }

    /// The changes of a class, in order.
    pub fn of(&self, class: Class) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.class() == class)
    }

    /// The sentence with which each form begins.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.changes.is_empty() {
            return "no change".to_owned();
        }
        let count = |class| self.count(class);
        format!(
            "{} breaking, {} that may change results, {} cosmetic",
            count(Class::Breaking),
            count(Class::Results),
            count(Class::Cosmetic)
        )
    }
}

/// What no look at a repository can tell.
pub(crate) const OUTSIDE_GIT: &str = "Looks, schedules and alerts live outside Git: after the deployment run Looker's Content Validator (Develop > Content Validator), which finds and replaces names in them.";
