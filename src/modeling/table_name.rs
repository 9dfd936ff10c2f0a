//! A table's name as SQL wants it.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::Table;

use super::identifier::quoted_identifier;

/// `database.table`, each part quoted where it needs to be; the table alone where no database is known.
pub(super) fn table_name(
    table: &Table,
    database: Option<&str>,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> String {
    let database = database.or(table.database.as_deref());
    let name = name.unwrap_or(&table.name);
    let parts: Vec<String> = database
        .into_iter()
        .chain([name])
        .map(|part| {
            quoted_identifier(part).unwrap_or_else(|| {
                diagnostics.push(cannot_be_written(part));
                String::new()
            })
        })
        .collect();
    parts.join(".")
}

fn cannot_be_written(part: &str) -> Diagnostic {
    Diagnostic::error(
        "table-name",
        format!("the name `{part}` cannot be written in LookML"),
    )
    .note("Looker would read a part of the name as its own syntax, even inside quotes")
    .help("make a view with a plain name over the table, and set `database:` and `table:` in cloudtrail-lookml.yml")
}
