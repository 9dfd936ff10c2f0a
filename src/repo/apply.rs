//! Putting a plan into effect: each file through a temporary one beside it and a rename.
//!
//! All texts are on the disk, under other names, before the first path changes, so that a full disk or a
//! folder without the right to write leaves the repository as it was.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use tempfile::{Builder, NamedTempFile};

use super::file_state::FileState;
use super::plan::{FileChange, Plan};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Writes what is new or was forced.
///
/// # Errors
///
/// With a refused path in the plan, and when something cannot be written; a finding says whether
/// anything was.
pub fn apply(plan: &Plan) -> Result<(), Diagnostics> {
    plan.refusals().or_else_ok(())?;
    let changes: Vec<&FileChange> = plan
        .changes
        .iter()
        .filter(|change| change.state.is_written())
        .collect();
    let mut folders = Folders::default();
    match stage(&changes, &mut folders) {
        Ok(staged) => put_in_place(&changes, staged),
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

/// The folders that were made for this plan, the outermost first.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|f| !f.as_os_str().is_empty() && !f.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.0.push(folder.to_owned());
        }
        Ok(())
    }

    /// Takes them away again; one that is not empty any more stays.
    fn remove(self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn stage(changes: &[&FileChange], folders: &mut Folders) -> Result<Vec<NamedTempFile>, Diagnostic> {
    for change in changes {
        check_rights(change).map_err(|error| unwritable(change, &error))?;
    }
    let mut staged = Vec::new();
    for change in changes {
        let parent = change.destination.parent().unwrap_or(Path::new(""));
        let file = folders
            .make(parent)
            .and_then(|()| staged_file(&change.destination, &change.text));
        staged.push(file.map_err(|error| unwritable(change, &error))?);
    }
    for (change, result) in changes.iter().zip(sync(&staged)) {
        result.map_err(|error| unwritable(change, &error))?;
    }
    Ok(staged)
}

/// Waits until the files are on the disk. One after the other each would wait for a turn of the
/// journal of its own; together they share it, which on a busy disk is most of a run's time.
fn sync(staged: &[NamedTempFile]) -> Vec<io::Result<()>> {
    const AT_ONCE: usize = 16;
    let mut results = Vec::with_capacity(staged.len());
    for files in staged.chunks(AT_ONCE) {
        std::thread::scope(|scope| {
            let waiting: Vec<_> = files
                .iter()
                .map(|file| scope.spawn(|| file.as_file().sync_all()))
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
fn check_rights(change: &FileChange) -> io::Result<()> {
    let folder = change
        .destination
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

/// The text in a temporary file beside its destination; whether it is on the disk is not waited for.
pub(super) fn staged_file(destination: &Path, text: &str) -> io::Result<NamedTempFile> {
    let parent = destination
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut builder = Builder::new();
    builder.prefix(".cloudtrail-lookml-");
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

fn put_in_place(changes: &[&FileChange], staged: Vec<NamedTempFile>) -> Result<(), Diagnostics> {
    for (done, (change, file)) in changes.iter().zip(staged).enumerate() {
        let put = match change.state {
            FileState::New => file.persist_noclobber(&change.destination),
            _ => file.persist(&change.destination),
        };
        if let Err(error) = put {
            let finding = unwritable(change, &error.error);
            let note = if done == 0 {
                "nothing was written".to_owned()
            } else {
                format!("{done} files were written before")
            };
            return Err(finding.note(note).into());
        }
    }
    Ok(())
}

fn unwritable(change: &FileChange, error: &io::Error) -> Diagnostic {
    let message = format!("`{}` cannot be written: {error}", change.path);
    Diagnostic::error("unwritable-file", message)
        .help("see who may write there, or choose another folder with `--out DIR`")
}
