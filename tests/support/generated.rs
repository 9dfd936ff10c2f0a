//! `Generated`: from a table and a configuration to the files of a project.
//!
//! The binary itself is run, so that what is compared is what people get.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

use super::files::files;

/// What one run of `generate` gave.
pub(crate) struct Generated {
    /// The files by path from the project's root.
    pub(crate) files: BTreeMap<Utf8PathBuf, String>,
    /// What was said on standard error, and the exit code.
    pub(crate) diagnostics: String,
}

/// Generates a project into a temporary folder, for the table in a folder and the configuration beside
/// it, if there is one.
pub(crate) fn generate(table: &Path, config: &Path) -> Generated {
    let case = table
        .parent()
        .expect("a table lies in the folder of its case");
    let out = tempfile::tempdir().expect("a temporary folder");
    let name = table
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a plain name");
    let option = if table.extension().is_some_and(|ending| ending == "sql") {
        "--ddl"
    } else {
        "--get-table"
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"));
    command.current_dir(case).arg("generate");
    command.arg("--out").arg(out.path()).arg(option).arg(name);
    if config.exists() {
        command
            .arg("--config")
            .arg(config.file_name().expect("a plain name"));
    }
    let output = command.output().expect("the program starts");
    let said = String::from_utf8(output.stderr).expect("text");
    Generated {
        files: files(Utf8Path::from_path(out.path()).expect("text")),
        diagnostics: format!(
            "{said}exit code {}\n",
            output.status.code().expect("no signal")
        ),
    }
}
