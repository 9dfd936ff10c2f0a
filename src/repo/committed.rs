//! What Git has of a path: the text that the ledger knows only by its digest.

use std::process::{Command, Stdio};

use camino::Utf8Path;

use super::{Digest, LEDGER};

/// The text of a path as it was when the ledger was committed last, if it is the one with this digest.
///
/// `None` also where there is no Git: the text only makes a message more precise.
pub(super) fn committed(root: &Utf8Path, path: &Utf8Path, digest: Digest) -> Option<String> {
    let commit = git(root, &["rev-list", "-1", "HEAD", "--", LEDGER])?;
    let commit = str::from_utf8(&commit).ok()?.trim();
    let text = git(root, &["cat-file", "blob", &format!("{commit}:./{path}")])?;
    String::from_utf8(text)
        .ok()
        .filter(|text| Digest::of(text.as_bytes()) == digest)
}

fn git(root: &Utf8Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = if root.as_str().is_empty() {
        Utf8Path::new(".")
    } else {
        root
    };
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(output.stdout)
}
