//! `Claims`: whose a path shall be, by the person's own word.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Entry, Ledger, Wanted};
use crate::config::FILE_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics, near_word};

/// What a person says of single paths, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// They are the program's: what is there may be overwritten.
    pub take_over: Vec<Utf8PathBuf>,
    /// They are the person's: what is there is left alone, in later runs too.
    pub keep: Vec<Utf8PathBuf>,
}

/// The same, checked.
#[derive(Debug, Default)]
pub(super) struct CheckedClaims {
    pub(super) take_over: BTreeSet<Utf8PathBuf>,
    pub(super) keep: BTreeSet<Utf8PathBuf>,
}

impl Claims {
    /// Takes paths from the root of the project, and also such as a shell completes, with the root
    /// before them.
    ///
    /// # Errors
    ///
    /// For a path that is not generated, that is always the person's, or that is claimed for both.
    pub(super) fn check(
        &self,
        root: &Utf8Path,
        wanted: &Wanted,
        ledger: &Ledger,
    ) -> Result<CheckedClaims, Diagnostics> {
        let mut findings = Diagnostics::new();
        let mut checked = CheckedClaims::default();
        for path in &self.take_over {
            let path = from_root(root, path, |path| is_known(wanted, ledger, path));
            let can_be = is_owned(wanted, &path)
                || matches!(ledger.entries.get(&path), Some(Entry::Written(_)));
            if is_the_persons(wanted, &path) {
                findings.push(never_overwritten(&path));
            } else if !can_be {
                findings.push(unknown_path("--take-over", wanted, ledger, &path));
            }
            checked.take_over.insert(path);
        }
        for path in &self.keep {
            let path = from_root(root, path, |path| is_known(wanted, ledger, path));
            if is_the_persons(wanted, &path) {
                // It is the person's without a word.
                continue;
            }
            if !is_owned(wanted, &path) && !ledger.entries.contains_key(&path) {
                findings.push(unknown_path("--keep", wanted, ledger, &path));
            } else if checked.take_over.contains(&path) {
                findings.push(both(&path));
            }
            checked.keep.insert(path);
        }
        findings.or_else_ok(checked)
    }
}

/// Whether a path is one of those that are generated and not the person's from the first day.
fn is_owned(wanted: &Wanted, path: &Utf8Path) -> bool {
    wanted.files.contains_key(path) && !wanted.seeded.contains(path)
}

fn is_the_persons(wanted: &Wanted, path: &Utf8Path) -> bool {
    wanted.seeded.contains(path) || path.file_name() == Some(FILE_NAME)
}

fn is_known(wanted: &Wanted, ledger: &Ledger, path: &Utf8Path) -> bool {
    wanted.files.contains_key(path) || ledger.entries.contains_key(path)
}

fn from_root(
    root: &Utf8Path,
    path: &Utf8Path,
    is_known: impl Fn(&Utf8Path) -> bool,
) -> Utf8PathBuf {
    let plain = |path: &Utf8Path| -> Utf8PathBuf {
        path.components()
            .filter(|name| name.as_str() != ".")
            .collect()
    };
    let (root, path) = (plain(root), plain(path));
    match path.strip_prefix(&root) {
        Ok(below) if is_known(below) && !is_known(&path) => below.to_owned(),
        _ => path,
    }
}

fn never_overwritten(path: &Utf8Path) -> Diagnostic {
    Diagnostic::error(
        "never-overwritten",
        format!("`{path}` is yours and is never overwritten"),
    )
    .help("move the file away to get a new one")
}

fn both(path: &Utf8Path) -> Diagnostic {
    Diagnostic::error(
        "both-claims",
        format!("`{path}` cannot be kept and taken over at once"),
    )
    .help("name it with `--keep` or with `--take-over`")
}

fn unknown_path(option: &str, wanted: &Wanted, ledger: &Ledger, path: &Utf8Path) -> Diagnostic {
    let known = wanted.files.keys().chain(ledger.entries.keys());
    let near = near_word(path.as_str(), known.map(|path| path.as_str()));
    let help = near.map_or_else(
        || "name a path from the root of the project; `--dry-run` lists them".to_owned(),
        |near| format!("did you mean `{option} {near}`?"),
    );
    Diagnostic::error(
        "unknown-path",
        format!("`{option} {path}` names a path that is not generated"),
    )
    .help(help)
}
