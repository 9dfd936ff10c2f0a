//! What is wrong with an input, in the words of its file and line.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Diagnostics};

/// What is wrong in a line of a file.
pub(super) fn in_line(
    file: &Utf8Path,
    line: u64,
    code: &'static str,
    what: &str,
    help: &str,
) -> Diagnostics {
    Diagnostic::error(code, format!("`{file}`, line {line}: {what}"))
        .help(help)
        .into()
}

/// What is wrong with a whole file.
pub(super) fn in_file(file: &Utf8Path, code: &'static str, what: &str, help: &str) -> Diagnostics {
    Diagnostic::error(code, format!("`{file}` {what}"))
        .help(help)
        .into()
}

/// A file that cannot be read.
pub(super) fn unreadable(file: &Utf8Path, error: &dyn std::fmt::Display) -> Diagnostics {
    in_file(
        file,
        "unreadable-file",
        &format!("cannot be read: {error}"),
        "name a file that is there and that you may read",
    )
}

/// A file of ours that cannot be written.
pub(super) fn unwritable(file: &std::path::Path, error: &dyn std::fmt::Display) -> Diagnostics {
    Diagnostic::error(
        "unwritable-output",
        format!("`{}` cannot be written: {error}", file.display()),
    )
    .help("name a folder that you may write to, on a disk with room, with `--out`")
    .into()
}

/// A temporary file that cannot be written or read.
pub(super) fn unspooled(error: &dyn std::fmt::Display) -> Diagnostics {
    let folder = std::env::temp_dir();
    Diagnostic::error(
        "unwritable-output",
        format!(
            "a temporary file in `{}` cannot be kept: {error}",
            folder.display()
        ),
    )
    .help("name a folder that you may write to, on a disk with room, with the variable `TMPDIR`")
    .into()
}
