//! `Ledger`: what was written into a repository, kept in the repository itself.
//!
//! One line a path, sorted, so that Git merges what two branches wrote.
//! It holds no program version: an upgrade that changes no file changes no ledger.

mod reading;

use std::collections::BTreeMap;
use std::fmt;

use camino::{Utf8Path, Utf8PathBuf};

use super::Digest;

pub(super) use self::reading::merge_marker;

/// The ledger's path, from the root of the project.
pub const LEDGER: &str = ".cloudtrail-lookml.ledger";

/// The format that is written; another number means that older programs would misread it.
const FORMAT: u32 = 1;

/// How the file begins. These lines are part of the format, so that no upgrade changes a ledger.
const HEAD: &str = "\
# What cloudtrail-lookml wrote here: it tells a person's edit from a change of the program's own.
# Commit this file. After a merge conflict in it, take either side and run `cloudtrail-lookml generate`.
";

/// What was written into a repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// From what it was written.
    pub inputs: Option<Inputs>,
    /// What is known of each path, from the root of the project.
    pub entries: BTreeMap<Utf8PathBuf, Entry>,
}

/// From what a project was written; it says why something would be written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// Of the table's description, wherever it came from.
    pub table: Digest,
    /// Of what the configuration and the options say.
    pub configuration: Digest,
}

/// What is known of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It was written with this content.
    Written(Digest),
    /// It was handed to the person.
    Kept,
}

impl Ledger {
    /// What was written at a path; nothing where it was handed to the person.
    #[must_use]
    pub fn written(&self, path: &Utf8Path) -> Option<Digest> {
        match self.entries.get(path)? {
            Entry::Written(digest) => Some(*digest),
            Entry::Kept => None,
        }
    }

    /// Whether a path was handed to the person.
    #[must_use]
    pub fn is_kept(&self, path: &Utf8Path) -> bool {
        self.entries.get(path) == Some(&Entry::Kept)
    }
}

/// The text of the file.
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEAD}format {FORMAT}\n\n")?;
        if let Some(inputs) = &self.inputs {
            writeln!(f, "configuration {}", inputs.configuration)?;
            writeln!(f, "table {}\n", inputs.table)?;
        }
        for (path, entry) in &self.entries {
            match entry {
                Entry::Written(digest) => writeln!(f, "written {digest} {path}")?,
                Entry::Kept => writeln!(f, "kept {path}")?,
            }
        }
        Ok(())
    }
}
