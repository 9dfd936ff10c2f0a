//! `Lock`: one run at a time writes into a repository.
//!
//! The lock is the operating system's on an open file, so it ends with its process, however that ends.
//! The file lies in `.git`, where nobody commits it and `git status` does not show it; without that
//! folder it lies in the root of the project and is removed at the end.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use camino::Utf8Path;

use super::folders::Folders;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The file's name in `.git`.
const IN_GIT: &str = "cloudtrail-lookml.lock";
/// Its name in the root of a project without that folder.
const IN_ROOT: &str = ".cloudtrail-lookml.lock";

/// The right to write into a repository, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    held: Option<Held>,
    /// The folders that were made to hold the lock; those that stay empty go with it.
    folders: Option<Folders>,
}

#[derive(Debug)]
struct Held {
    _file: File,
    path: PathBuf,
    is_in_git: bool,
}

impl Lock {
    /// Takes the lock, and makes the root where it does not exist. A file system that knows no locks is
    /// a warning.
    ///
    /// # Errors
    ///
    /// When another run has it, and when the file cannot be written.
    pub fn take(root: &Utf8Path, warnings: &mut Diagnostics) -> Result<Self, Diagnostic> {
        let root = if root.as_str().is_empty() {
            Utf8Path::new(".")
        } else {
            root
        };
        let mut lock = Self {
            held: None,
            folders: None,
        };
        let mut folders = Folders::default();
        let made = folders.make(root.as_std_path());
        lock.folders = Some(folders);
        made.map_err(|error| unwritable(root, &error))?;
        loop {
            match try_hold(root.as_std_path()) {
                Ok(Some(held)) => {
                    lock.held = Some(held);
                    return Ok(lock);
                }
                // The run that had it ended, and took the file with it.
                Ok(None) => {}
                Err(TryLockError::WouldBlock) => return Err(at_work(root)),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    warnings.push(unlocked(root));
                    return Ok(lock);
                }
                Err(TryLockError::Error(error)) => return Err(unwritable(root, &error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            // First the name, then the lock: whoever opened the file before sees that it has no name.
            if !held.is_in_git {
                let _ = fs::remove_file(&held.path);
            }
        }
        if let Some(folders) = self.folders.take() {
            folders.remove();
        }
    }
}

/// Whether a run that was killed left the file of its lock in the root, where the next run removes it.
pub(super) fn is_left_behind(root: &Utf8Path) -> bool {
    !root.join(".git").is_dir() && root.join(IN_ROOT).is_file()
}

/// `None` when the file that was locked is not the one that others would lock now.
fn try_hold(root: &Path) -> Result<Option<Held>, TryLockError> {
    let git = root.join(".git");
    let is_in_git = git.is_dir();
    let path = if is_in_git {
        git.join(IN_GIT)
    } else {
        root.join(IN_ROOT)
    };
    if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
        let error = io::Error::other(format!("`{}` is no ordinary file", path.display()));
        return Err(TryLockError::Error(error));
    }
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(TryLockError::Error)?;
    file.try_lock()?;
    let is_same = is_same_file(&file, &path).map_err(TryLockError::Error)?;
    Ok(is_same.then_some(Held {
        _file: file,
        path,
        is_in_git,
    }))
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let one = file.metadata()?;
    match fs::metadata(path) {
        Ok(other) => Ok((one.dev(), one.ino()) == (other.dev(), other.ino())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_same_file(_: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

fn at_work(root: &Utf8Path) -> Diagnostic {
    Diagnostic::error(
        "at-work",
        format!("another run of cloudtrail-lookml writes into `{root}`, and nothing was written"),
    )
    .note("the lock ends with its process, so there is no file to remove")
    .help("wait until it has ended, then run again")
}

fn unlocked(root: &Utf8Path) -> Diagnostic {
    Diagnostic::warning(
        "no-lock",
        format!("the file system of `{root}` has no locks, so another run is not noticed"),
    )
    .help("see to it that one run at a time writes there")
}

fn unwritable(root: &Utf8Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        "unwritable-file",
        format!("`{root}` cannot be written: {error}"),
    )
    .note("nothing was written")
    .help("see who may write there, or choose another folder with `--out DIR`")
}
