//! `schema`: the table's description, kept in the repository.

pub(super) mod diff;
pub(super) mod pull;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::TableSource;
use crate::glue::Table;

/// The folder of stored schemas, from the project's root.
const FOLDER: &str = "schemas";

/// Where a table's schema is stored unless the person says otherwise: `schemas/TABLE.json`.
fn default_path(table: &Table) -> Utf8PathBuf {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name = table
        .name
        .replace(|c: char| !is_plain(c), "_")
        .to_lowercase();
    Utf8Path::new(FOLDER).join(format!("{name}.json"))
}

/// The stored file that a source reads, as the configuration names it.
fn stored_path(source: &TableSource) -> Option<&Utf8Path> {
    match source {
        TableSource::GetTable { path, .. } if path != "-" => Some(path),
        _ => None,
    }
}
