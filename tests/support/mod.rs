//! What the runners share: from a table and a configuration to the files of a project.
//!
//! The binary itself is run, so that what is compared is what people get.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

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

/// Every file below a folder.
pub(crate) fn files(root: &Utf8Path) -> BTreeMap<Utf8PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir_utf8().expect("a folder") {
            let path = entry.expect("an entry").into_path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("text");
                let path = path.strip_prefix(root).expect("below the root").to_owned();
                files.insert(path, text);
            }
        }
    }
    files
}

/// Snapshots beside the input, under the name of the file alone.
#[allow(dead_code, reason = "not every runner keeps snapshots")]
pub(crate) fn snapshot_settings(case: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings
}
