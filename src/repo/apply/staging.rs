//! `Staged`: all texts of a plan, on the disk under other names.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

use super::unwritable;
use crate::diagnostic::Diagnostic;
use crate::repo::LEDGER;
use crate::repo::change::FileChange;
use crate::repo::folders::Folders;
use crate::repo::leftover::{PREFIX, SUFFIX};
use crate::repo::plan::Plan;
use crate::repo::text::with_line_ends_of;

/// All texts of a plan, on the disk under other names; they go away with it.
pub(super) struct Staged<'p> {
    pub(super) files: Vec<(&'p FileChange, NamedTempFile)>,
    pub(super) ledger: Option<NamedTempFile>,
}

impl<'p> Staged<'p> {
    pub(super) fn new(plan: &'p Plan, folders: &mut Folders) -> Result<Self, Diagnostic> {
        for change in plan.changes(|change| change.action.is_change()) {
            check_rights(&change.destination).map_err(|error| unwritable(&change.path, &error))?;
        }
        let mut files = Vec::new();
        for change in plan.changes(|change| change.action.is_write()) {
            let text = with_line_ends_of(
                change.there.as_deref(),
                change.text.as_deref().unwrap_or_default(),
            );
            let file = stage(&change.destination, &text, folders);
            files.push((
                change,
                file.map_err(|error| unwritable(&change.path, &error))?,
            ));
        }
        let ledger = Self::ledger(plan, folders)
            .map_err(|error| unwritable(Utf8Path::new(LEDGER), &error))?;
        let staged = Self { files, ledger };
        staged.sync()?;
        Ok(staged)
    }

    fn ledger(plan: &Plan, folders: &mut Folders) -> io::Result<Option<NamedTempFile>> {
        if !plan.ledger.is_written() {
            return Ok(None);
        }
        check_rights(&plan.ledger.destination)?;
        stage(&plan.ledger.destination, &plan.ledger.text(), folders).map(Some)
    }

    fn sync(&self) -> Result<(), Diagnostic> {
        let files = self
            .files
            .iter()
            .map(|(change, file)| (change.path.as_path(), file));
        let ledger = self.ledger.iter().map(|file| (Utf8Path::new(LEDGER), file));
        let all: Vec<(&Utf8Path, &NamedTempFile)> = files.chain(ledger).collect();
        for ((path, _), result) in all.iter().zip(sync(&all)) {
            result.map_err(|error| unwritable(path, &error))?;
        }
        Ok(())
    }
}

/// Waits until the files are on the disk. One after the other each would wait for a turn of the
/// journal of its own; together they share it, which on a busy disk is most of a run's time.
fn sync(staged: &[(&Utf8Path, &NamedTempFile)]) -> Vec<io::Result<()>> {
    const AT_ONCE: usize = 16;
    let mut results = Vec::with_capacity(staged.len());
    for files in staged.chunks(AT_ONCE) {
        std::thread::scope(|scope| {
            let waiting: Vec<_> = files
                .iter()
                .map(|(_, file)| scope.spawn(|| file.as_file().sync_all()))
                .collect();
            results.extend(waiting.into_iter().map(|waiting| {
                waiting
                    .join()
                    .unwrap_or_else(|_| Err(io::Error::other("a thread ended early")))
            }));
        });
    }
    results
}

/// Root may write where nobody should, so the folder's own mark is looked at first.
fn check_rights(destination: &Path) -> io::Result<()> {
    let folder = destination
        .ancestors()
        .skip(1)
        .find(|folder| folder.is_dir());
    match folder.map(fs::metadata).transpose()? {
        Some(about) if about.permissions().readonly() => Err(io::Error::new(
            ErrorKind::PermissionDenied,
            "its folder is read-only",
        )),
        _ => Ok(()),
    }
}

fn stage(destination: &Path, text: &str, folders: &mut Folders) -> io::Result<NamedTempFile> {
    folders.make(destination.parent().unwrap_or(Path::new("")))?;
    staged_file(destination, text)
}

/// The text in a temporary file beside its destination; whether it is on the disk is not waited for.
pub(in crate::repo) fn staged_file(destination: &Path, text: &str) -> io::Result<NamedTempFile> {
    let parent = destination
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let existing = fs::metadata(destination).map(|about| about.permissions());
        // A new file gets what any program would give it; the umask takes its part away.
        builder.permissions(existing.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
    }
    let mut file = builder.tempfile_in(parent.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}
