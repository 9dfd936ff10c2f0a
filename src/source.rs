//! Every way a table arrives; the only module that reads schemas.
//!
//! All of them end in the same [`Table`]: one built in ([`builtin`]), a statement ([`ddl`]), the JSON
//! of the AWS command line ([`get_table`]).

pub mod builtin;
pub mod ddl;
mod findings;
pub mod get_table;
mod json;
mod names;
mod table_name;
mod text;

use camino::Utf8Path;

use crate::config::TableSource;
use crate::diagnostic::Diagnostics;
use crate::glue::Table;

/// Reads the table that a source describes; paths are relative to `base`, and `-` is standard input.
///
/// # Errors
///
/// When the file cannot be read, is no text, or describes no table or more than one.
/// What the table is then good for, `cloudtrail::recognize` tells.
pub fn load(
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
    }
}
