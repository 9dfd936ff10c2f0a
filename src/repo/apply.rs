//! Putting a plan into effect, so that it may be killed at any moment.
//!
//! All texts are on the disk, under other names, before the first path changes, so that a full disk or a
//! folder without the right to write leaves the repository as it was. Then each takes its place by a
//! rename, and the ledger last: a file that is right already is recognised by the next run.

mod staging;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use camino::Utf8Path;

use self::staging::Staged;
pub(super) use self::staging::staged_file;
use super::change::{Action, FileChange};
use super::folders::Folders;
use super::plan::Plan;
use super::{Digest, LEDGER, Lock};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What is written where a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Nothing, unless no path is refused.
    AllOrNothing,
    /// All other paths.
    Rest,
}

/// Writes, removes, and cleans up after a run that was killed. The lock has to be that of the plan's
/// root, and to be older than the plan.
///
/// # Errors
///
/// With a refused path in the plan, unless the rest is to be written, and when something cannot be
/// written; a finding says whether anything was.
pub fn apply(plan: &Plan, extent: Extent, _: &Lock) -> Result<(), Diagnostics> {
    if extent == Extent::AllOrNothing {
        plan.refusals(extent).or_else_ok(())?;
    }
    for leftover in &plan.leftovers {
        // Nobody misses it, and one that stays does no harm.
        let _ = fs::remove_file(leftover);
    }
    let mut folders = Folders::default();
    match Staged::new(plan, &mut folders) {
        Ok(staged) => put_in_place(plan, staged),
        Err(finding) => {
            folders.remove();
            Err(finding.note("nothing was written").into())
        }
    }
}

/// Writes one file that must not be there yet.
///
/// # Errors
///
/// With kind `AlreadyExists` when it is there, and otherwise when it cannot be written.
pub fn create(path: &Utf8Path, text: &str) -> io::Result<()> {
    let file = staged_file(path.as_std_path(), text)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)
        .map(drop)
        .map_err(|error| error.error)
}

fn put_in_place(plan: &Plan, staged: Staged) -> Result<(), Diagnostics> {
    let mut touched = BTreeSet::new();
    let mut done = 0;
    for (change, file) in staged.files {
        let put = unchanged_since(change).and_then(|()| match change.action {
            Action::Create => file
                .persist_noclobber(&change.destination)
                .map_err(|error| error.error),
            _ => file
                .persist(&change.destination)
                .map_err(|error| error.error),
        });
        put.map_err(|error| unfinished(unwritable(&change.path, &error), done))?;
        touched.extend(change.destination.parent().map(Path::to_owned));
        done += 1;
    }
    for change in plan.changes(|change| change.action == Action::Remove) {
        let removed = unchanged_since(change).and_then(|()| fs::remove_file(&change.destination));
        removed.map_err(|error| unfinished(unremovable(change, &error), done))?;
        touched.extend(remaining_parent(&plan.root, &change.destination));
        done += 1;
    }
    sync_folders(&touched).map_err(|error| unfinished(unwritable(&plan.root, &error), done))?;
    let Some(ledger) = staged.ledger else {
        return Ok(());
    };
    let destination = &plan.ledger.destination;
    ledger
        .persist(destination)
        .map_err(|error| error.error)
        .and_then(|_| {
            sync_folders(
                &destination
                    .parent()
                    .map(Path::to_owned)
                    .into_iter()
                    .collect(),
            )
        })
        .map_err(|error| unfinished(unwritable(Utf8Path::new(LEDGER), &error), done).into())
}

/// A person may have saved the file since it was looked at.
fn unchanged_since(change: &FileChange) -> io::Result<()> {
    let Some(planned) = change.disk else {
        return Ok(());
    };
    if Digest::of(&fs::read(&change.destination)?) == planned {
        return Ok(());
    }
    Err(io::Error::other(
        "it was changed while this run was at work",
    ))
}

/// Removes the folders that are empty now, and gives the first that is not.
fn remaining_parent(root: &Utf8Path, removed: &Path) -> Option<PathBuf> {
    let root = if root.as_str().is_empty() {
        Path::new(".")
    } else {
        root.as_std_path()
    };
    let root = root.canonicalize().ok()?;
    let mut folder = removed.parent()?;
    while folder != root && folder.starts_with(&root) && fs::remove_dir(folder).is_ok() {
        folder = folder.parent()?;
    }
    Some(folder.to_owned())
}

/// Waits until the names in the folders are on the disk.
#[cfg(unix)]
fn sync_folders(folders: &BTreeSet<PathBuf>) -> io::Result<()> {
    for folder in folders {
        match File::open(folder).and_then(|folder| folder.sync_all()) {
            // Some file systems know no such thing.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::Unsupported | ErrorKind::InvalidInput | ErrorKind::NotFound
                ) => {}
            result => result?,
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn sync_folders(_: &BTreeSet<PathBuf>) -> io::Result<()> {
    Ok(())
}

fn unfinished(finding: Diagnostic, done: usize) -> Diagnostic {
    match done {
        0 => finding.note("nothing was written"),
        1 => finding.note("1 file was written before; another run finishes the work"),
        _ => finding.note(format!(
            "{done} files were written before; another run finishes the work"
        )),
    }
}

fn unwritable(path: &Utf8Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        "unwritable-file",
        format!("`{path}` cannot be written: {error}"),
    )
    .help("see who may write there, or choose another folder with `--out DIR`")
}

fn unremovable(change: &FileChange, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        "unwritable-file",
        format!("`{}` cannot be removed: {error}", change.path),
    )
    .help("see who may write there, or hand the file to yourself with `--keep`")
}
