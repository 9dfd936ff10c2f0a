//! `Hindrance`: something on the disk that keeps a path from being written.

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::Diagnostic;

/// Why a path cannot be written, whoever it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// A folder.
    Folder,
    /// Neither a file nor a folder.
    NoFile,
    /// One of the folders above it is a file.
    BelowFile(Utf8PathBuf),
    /// A symbolic link out of the repository, or to nowhere.
    Link(Utf8PathBuf),
    /// The name of another file or folder but for capital letters, which Windows and macOS take for one.
    OtherCase(Utf8PathBuf),
}

impl Hindrance {
    /// In a few words, for a plan.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Self::Folder => "it is a folder",
            Self::NoFile => "it is no ordinary file",
            Self::BelowFile(_) => "a folder above it is a file",
            Self::Link(_) => "a link leads out of the repository",
            Self::OtherCase(_) => "another path differs only in capital letters",
        }
    }

    /// The finding, with the way out.
    pub(super) fn diagnostic(&self, path: &Utf8Path) -> Diagnostic {
        let error = |message: String| Diagnostic::error("blocked-path", message);
        match self {
            Self::Folder => error(format!("`{path}` is a folder where a file is to be written")).help("rename the folder"),
            Self::NoFile => error(format!("`{path}` is no ordinary file")).help("remove it"),
            Self::BelowFile(file) => error(format!("`{path}` cannot be written, since `{file}` is a file")).help("rename the file"),
            Self::Link(link) => error(format!("`{path}` is not written, since the link `{link}` leads out of the repository or nowhere"))
                .help("replace the link by a folder or a file"),
            Self::OtherCase(other) => {
                error(format!("`{path}` is not written beside `{other}`, which Windows and macOS take for the same path"))
                    .help(format!("rename `{other}`"))
            }
        }
    }
}
