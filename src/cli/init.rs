//! `init`: writes the commented configuration file.

use std::io::ErrorKind;

use camino::Utf8Path;

use super::workplace::directory;
use super::{Exit, General, Outcome};
use crate::config::{FILE_NAME, TEMPLATE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::repo;

pub(super) fn run(general: &General) -> Outcome {
    let directory = match directory(general) {
        Ok(directory) => directory,
        Err(error) => return Outcome::failed(Diagnostics::new(), error.into()),
    };
    let path = directory.join(
        general
            .config
            .as_deref()
            .unwrap_or(Utf8Path::new(FILE_NAME)),
    );
    match repo::create(&path, TEMPLATE) {
        Ok(()) => Outcome {
            summary: format!(
                "wrote `{path}`\nnext: take the `#` from the lines that you want to change, then run `cloudtrail-lookml generate`\n"
            ),
            ..Outcome::done(String::new(), Diagnostics::new())
        },
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let finding = Diagnostic::error(
                "refused-path",
                format!("`{path}` exists, and is not overwritten"),
            )
            .help("edit the file, or move it away to get a new one");
            Outcome {
                exit: Exit::Refused,
                ..Outcome::done(String::new(), finding.into())
            }
        }
        Err(error) => {
            let finding = Diagnostic::error(
                "unwritable-file",
                format!("`{path}` cannot be written: {error}"),
            )
            .help("choose another folder with `-C DIR`");
            Outcome::failed(Diagnostics::new(), finding.into())
        }
    }
}
