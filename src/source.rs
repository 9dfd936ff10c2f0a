//! Every way a table arrives, and a Looker project; the only module that reads schemas and LookML.
//!
//! All of them end in the same [`Table`]: one built in ([`builtin`]), a statement ([`ddl`]), the JSON
//! of the AWS command line ([`get_table`]), the Glue Data Catalog itself ([`glue_api`]).

pub mod builtin;
pub mod ddl;
mod findings;
pub mod get_table;
#[cfg(feature = "aws")]
pub mod glue_api;
#[cfg(not(feature = "aws"))]
#[path = "source/glue_api/left_out.rs"]
pub mod glue_api;
mod json;
pub mod looker_project;
mod names;
pub mod revision;
mod sizes;
mod table_name;
mod text;

use camino::Utf8Path;

use self::table_name::TableName;
use crate::config::TableSource;
use crate::diagnostic::Diagnostics;
use crate::glue::Table;

pub use glue_api::Network;
pub use sizes::{PartitionSize, Sizes};
pub(crate) use table_name::typed;
pub(crate) use text::read as read_text;

/// Takes the name of a table in a list, and the table, or why it cannot be read.
pub type Visit<'v> = dyn FnMut(&str, Result<Table, Diagnostics>) + 'v;

/// Whether a text is `DATABASE.TABLE`, with quotes or without.
pub(crate) fn is_full_table_name(text: &str) -> bool {
    TableName::parse_full(text).is_ok()
}

/// The database that a text names, with quotes or without.
pub(crate) fn database_name(text: &str) -> Result<String, Diagnostics> {
    TableName::parse_database(text)
}

/// Reads the table that a source describes; paths are relative to `base`, and `-` is standard input.
///
/// # Errors
///
/// When the file cannot be read or is no text, when the catalog cannot be reached, and when there is no
/// such table or more than one. What the table is then good for, `cloudtrail::recognize` tells.
pub fn load(
    source: &TableSource,
    base: &Utf8Path,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    load_over(&Network::default(), source, base, diagnostics)
}

/// Reads the table that a source describes over another network than the real one.
///
/// # Errors
///
/// As [`load`].
pub fn load_over(
    network: &Network,
    source: &TableSource,
    base: &Utf8Path,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    match source {
        TableSource::BuiltIn(name) => builtin::table(name),
        TableSource::Ddl { path, name } => {
            let text = text::read(path, base)?;
            ddl::parse(&text, name.as_deref(), diagnostics)
        }
        TableSource::GetTable { path, name } => {
            let text = text::read(path, base)?;
            get_table::parse(&text, name.as_deref(), diagnostics)
        }
        TableSource::Glue(table) => glue_api::table(table, network, diagnostics),
    }
}

/// Reads the table that a file describes, which holds a statement or the JSON of the AWS command line;
/// `-` is standard input.
///
/// # Errors
///
/// As [`load`].
pub fn load_file(
    path: &Utf8Path,
    base: &Utf8Path,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    let text = text::read(path, base)?;
    if text.text.trim_start().starts_with('{') {
        get_table::parse(&text, None, diagnostics)
    } else {
        ddl::parse(&text, None, diagnostics)
    }
}
