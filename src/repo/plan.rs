//! `Plan`: what would be written into a repository, path by path.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};

use super::change::{Action, FileChange};
use super::claims::{CheckedClaims, Claims};
use super::constants;
use super::disk::{Disk, Found};
use super::leftover;
use super::lock;
use super::text::{with_line_ends_of, with_line_feeds};
use super::{Digest, Entry, Facts, Inputs, LEDGER, Ledger, Orphan, SHARED, State, Wanted};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// What would be written into a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The root of the project, as the person named it; empty for the working directory.
    pub root: Utf8PathBuf,
    /// One entry a path, sorted by path.
    pub changes: Vec<FileChange>,
    /// What becomes of the ledger.
    pub ledger: LedgerChange,
    /// The file in which a person's refinements stand.
    pub refinements: Option<Utf8PathBuf>,
    /// Temporary files of a run that was killed.
    pub(super) leftovers: Vec<PathBuf>,
}

/// What becomes of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerChange {
    /// What it says.
    pub before: Ledger,
    /// What it will say.
    pub after: Ledger,
    /// From what the texts are made now.
    pub inputs: Inputs,
    pub(super) there: Option<Vec<u8>>,
    pub(super) destination: PathBuf,
}

impl LedgerChange {
    /// Whether it is written.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.there.is_none() || self.before != self.after
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.there.is_none()
    }

    /// The text that it will hold.
    pub(super) fn text(&self) -> String {
        let text = self.after.to_string();
        with_line_ends_of(self.there.as_deref(), &text).into_owned()
    }
}

impl Plan {
    /// Compares what is wanted with what is there and with what was written; nothing is written.
    ///
    /// # Errors
    ///
    /// When a claim makes no sense, and when the ledger or a file cannot be read.
    pub fn new(root: &Utf8Path, wanted: Wanted, claims: &Claims) -> Result<Self, Diagnostics> {
        let mut disk = Disk::new(root);
        let (before, there, destination) = read_ledger(&mut disk)?;
        let claims = claims.check(root, &wanted, &before)?;
        let orphans: Vec<Utf8PathBuf> = before
            .entries
            .keys()
            .filter(|path| !wanted.files.contains_key(*path))
            .cloned()
            .collect();
        let files = wanted
            .files
            .into_iter()
            .map(|(path, text)| (path, Some(text)));
        let mut look = Look {
            disk,
            ledger: &before,
            claims,
            seeded: &wanted.seeded,
        };
        let mut findings = Diagnostics::new();
        let mut changes = Vec::new();
        for (path, text) in files.chain(orphans.into_iter().map(|path| (path, None))) {
            match look.change(path, text) {
                Ok(change) => changes.extend(change),
                Err(finding) => findings.push(finding),
            }
        }
        changes.sort_by(|one, other| one.path.cmp(&other.path));
        let leftovers = look
            .disk
            .listed()
            .filter(|(_, name)| leftover::is_temporary(name))
            .map(|(folder, name)| folder.join(name))
            .filter(|path| is_plain_file(path))
            .collect();
        let after = ledger_after(&before, &changes, wanted.inputs, &wanted.seeded);
        findings.or_else_ok(Self {
            root: root.to_owned(),
            changes,
            ledger: LedgerChange {
                before,
                after,
                inputs: wanted.inputs,
                there,
                destination,
            },
            refinements: wanted.seeded.first().cloned(),
            leftovers,
        })
    }

    /// The changes for which something holds.
    pub fn changes(
        &self,
        is_meant: impl Fn(&FileChange) -> bool,
    ) -> impl Iterator<Item = &FileChange> {
        self.changes.iter().filter(move |change| is_meant(change))
    }

    /// How many paths have an action of some kind.
    #[must_use]
    pub fn count(&self, is_meant: impl Fn(&Action) -> bool) -> usize {
        self.changes(|change| is_meant(&change.action)).count()
    }

    /// Whether a path is refused.
    #[must_use]
    pub fn has_refusals(&self) -> bool {
        self.count(Action::is_refused) > 0
    }

    /// Whether everything is as it should be and nothing would be touched.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.drift().next().is_none() && !self.ledger.is_written()
    }

    /// Whether a run would do nothing at all, not even clean up.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.is_clean() && self.leftovers.is_empty() && !lock::is_left_behind(&self.root)
    }

    /// The paths that are not as they should be.
    pub fn drift(&self) -> impl Iterator<Item = &FileChange> {
        self.changes(|change| change.action != Action::Leave)
    }

    /// The `constant:` blocks that a manifest of the person's lacks, ready to be pasted into it.
    #[must_use]
    pub fn missing_constants(&self) -> String {
        let is_the_persons = |change: &FileChange| {
            change.path == SHARED[0] && matches!(change.state, State::Seeded | State::Kept)
        };
        let Some(change) = self.changes(is_the_persons).next() else {
            return String::new();
        };
        let (Some(ours), Some(theirs)) = (&change.text, &change.there) else {
            return String::new();
        };
        let theirs = with_line_feeds(theirs);
        constants::missing(ours, &theirs)
            .iter()
            .fold(String::new(), |text, block| text + block.text + "\n")
    }
}

/// What is looked at to tell how a path stands.
struct Look<'a> {
    disk: Disk,
    ledger: &'a Ledger,
    claims: CheckedClaims,
    seeded: &'a BTreeSet<Utf8PathBuf>,
}

impl Look<'_> {
    /// What happens to a path; `None` where there is nothing to say of it.
    fn change(
        &mut self,
        path: Utf8PathBuf,
        text: Option<String>,
    ) -> Result<Option<FileChange>, Diagnostic> {
        let found = self.disk.find(&path);
        let now = text.as_ref().map(|text| Digest::of(text.as_bytes()));
        let mut change = FileChange {
            state: State::New,
            action: Action::Leave,
            is_taken_over: false,
            text,
            there: None,
            is_there: !matches!(found, Found::Nothing(_)),
            disk: None,
            destination: PathBuf::new(),
            path,
        };
        match found {
            Found::Nothing(destination) => change.destination = destination,
            Found::File(file) => {
                let bytes = read(&file, &change.path)?;
                change.disk = Some(Digest::of(&bytes));
                change.destination = file;
                change.there = (change.disk != now).then_some(bytes);
            }
            // What was written there is gone, and nothing is in our way.
            Found::Hindrance(_) if change.text.is_none() => {}
            Found::Hindrance(hindrance) => {
                if !self.is_kept(&change.path) {
                    change.state = State::Foreign;
                    change.action = Action::Blocked(hindrance);
                    return Ok(Some(change));
                }
            }
        }
        let facts = Facts {
            entry: self.ledger.written(&change.path),
            disk: change.disk,
            now,
        };
        let Some(state) = self.state(&change, facts) else {
            return Ok(None);
        };
        let is_claimed = self.claims.take_over.contains(&change.path);
        change.action = Action::on(state, is_claimed);
        change.is_taken_over = is_claimed && Action::on(state, false) == Action::Refuse;
        change.state = state;
        Ok(Some(change))
    }

    fn state(&self, change: &FileChange, facts: Facts) -> Option<State> {
        let path = &change.path;
        if self.is_kept(path) {
            // With neither a text nor a file there is nothing left to hand over.
            let is_known = change.text.is_some() || change.is_there;
            return Some(if is_known {
                State::Kept
            } else {
                State::Orphaned(Orphan::Gone)
            });
        }
        if self.seeded.contains(path) {
            return Some(if facts.disk.is_some() {
                State::Seeded
            } else {
                State::New
            });
        }
        let state = State::of(facts)?;
        let is_shared = SHARED.iter().any(|shared| path == *shared);
        let is_claimed = self.claims.take_over.contains(path);
        Some(if state == State::Foreign && is_shared && !is_claimed {
            State::Seeded
        } else {
            state
        })
    }

    fn is_kept(&self, path: &Utf8Path) -> bool {
        self.claims.keep.contains(path)
            || self.ledger.is_kept(path) && !self.claims.take_over.contains(path)
    }
}

/// What the ledger says once everything is done that is not refused.
fn ledger_after(
    before: &Ledger,
    changes: &[FileChange],
    inputs: Inputs,
    seeded: &BTreeSet<Utf8PathBuf>,
) -> Ledger {
    let entry = |change: &FileChange| match (&change.state, &change.action) {
        _ if seeded.contains(&change.path) => None,
        (State::Seeded | State::Orphaned(Orphan::Gone), _) | (_, Action::Remove) => None,
        (State::Kept, _) => Some(Entry::Kept),
        (_, Action::Refuse | Action::Blocked(_)) => before.entries.get(&change.path).copied(),
        (_, Action::Leave | Action::Create | Action::Update) => change
            .text
            .as_ref()
            .map(|text| Entry::Written(Digest::of(text.as_bytes()))),
    };
    Ledger {
        inputs: Some(inputs),
        entries: changes
            .iter()
            .filter_map(|change| Some((change.path.clone(), entry(change)?)))
            .collect(),
    }
}

/// The ledger, its bytes, and where it is written.
fn read_ledger(disk: &mut Disk) -> Result<(Ledger, Option<Vec<u8>>, PathBuf), Diagnostics> {
    let path = Utf8Path::new(LEDGER);
    match disk.find(path) {
        Found::Nothing(destination) => Ok((Ledger::default(), None, destination)),
        Found::File(file) => {
            let bytes = read(&file, path)?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let ledger = Ledger::parse(&SourceText::new(LEDGER, text))?;
            Ok((ledger, Some(bytes), file))
        }
        Found::Hindrance(hindrance) => Err(hindrance.diagnostic(path).into()),
    }
}

fn is_plain_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
}

fn read(file: &Path, path: &Utf8Path) -> Result<Vec<u8>, Diagnostic> {
    fs::read(file).map_err(|error| {
        Diagnostic::error(
            "unreadable-file",
            format!("`{path}` cannot be read: {error}"),
        )
        .help("see who may read the file")
    })
}
