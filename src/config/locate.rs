//! Where the configuration file lies, and reading it.

use std::fs::File;
use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Config, parse};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// The name of the configuration file.
pub const FILE_NAME: &str = "cloudtrail-lookml.yml";

/// A configuration is written by hand; what is larger is something else.
const MAX_BYTES: u64 = 1 << 20;

/// Looks for the configuration in a folder and upwards, and stops at the root of a Git repository,
/// so that a file in a home folder never takes hold of a repository.
///
/// The path is the folder as given, with `..` for each step up.
#[must_use]
pub fn find(start: &Utf8Path) -> Option<Utf8PathBuf> {
    let real = if start.as_str().is_empty() {
        Utf8Path::new(".")
    } else {
        start
    };
    let levels = real.as_std_path().canonicalize().ok()?.components().count();
    let mut folder = start.to_owned();
    for _ in 0..levels {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
        folder.push("..");
    }
    None
}

/// Reads a configuration file; warnings go into `findings`.
///
/// # Errors
///
/// A file that cannot be read, and everything that is wrong in it.
pub fn load(path: &Utf8Path, findings: &mut Diagnostics) -> Result<Config, Diagnostics> {
    let source = SourceText::new(path.as_str(), read(path)?);
    let (config, mut found) = parse(&source);
    found.or_else_ok(())?;
    findings.extend(found);
    Ok(config)
}

fn read(path: &Utf8Path) -> Result<String, Diagnostic> {
    let unreadable = |why: &str| {
        Diagnostic::error("unreadable-file", format!("`{path}` cannot be read: {why}")).help(
            "name another file with `--config FILE`, or write one with `cloudtrail-lookml init`",
        )
    };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(unreadable(
            "it is larger than 1 MiB, which no configuration is",
        ));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8 text"))
}
