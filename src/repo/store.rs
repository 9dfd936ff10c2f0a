//! One file that the program keeps apart from the project: a stored schema.

use std::fs;
use std::io::{self, ErrorKind};

use camino::Utf8Path;

use super::apply::staged_file;
use crate::diagnostic::Diagnostic;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It was not there.
    New,
    /// It held something else.
    Changed,
    /// It held the text already, whatever its line ends, and was not touched.
    Unchanged,
}

/// Writes one file, through a temporary one beside it and a rename, if it does not hold the text yet.
///
/// What is there is overwritten only where `is_ours` says of its text that the program wrote it.
///
/// # Errors
///
/// When it holds something that is not the program's, and when it cannot be read or written.
pub fn store(
    path: &Utf8Path,
    text: &str,
    is_ours: impl Fn(&str) -> bool,
) -> Result<Stored, Diagnostic> {
    let unwritable = |error: &io::Error| {
        Diagnostic::error(
            "unwritable-file",
            format!("`{path}` cannot be written: {error}"),
        )
        .help("see who may write there, or choose another file with `--out FILE`")
    };
    let stored = match read(path).map_err(|error| unwritable(&error))? {
        None => Stored::New,
        Some(there) if there == text => return Ok(Stored::Unchanged),
        Some(there) if is_ours(&there) => Stored::Changed,
        Some(_) => {
            let message = format!("`{path}` exists with other content, and is not overwritten");
            return Err(Diagnostic::error("refused-path", message)
                .help("move the file away, or choose another one with `--out FILE`"));
        }
    };
    write(path, text, stored).map_err(|error| unwritable(&error))?;
    Ok(stored)
}

/// What is there, with the line ends of Unix.
fn read(path: &Utf8Path) -> io::Result<Option<String>> {
    match fs::symlink_metadata(path) {
        Ok(about) if !about.is_file() => return Err(io::Error::other("it is no ordinary file")),
        _ => {}
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write(path: &Utf8Path, text: &str, stored: Stored) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let file = staged_file(path.as_std_path(), text)?;
    file.as_file().sync_all()?;
    let put = match stored {
        Stored::New => file.persist_noclobber(path),
        _ => file.persist(path),
    };
    put.map(drop).map_err(|error| error.error)
}
