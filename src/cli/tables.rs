//! `tables`: the CloudTrail tables shipped with the program.

use std::fmt::Write as _;

use super::{General, Outcome, Tables, catalog, tables_of_glue};
use crate::diagnostic::Diagnostics;
use crate::source::{Network, builtin};

pub(super) fn run(general: &General, options: &Tables, network: &Network) -> Outcome {
    if let Some(database) = &options.glue {
        return tables_of_glue::run(general, database, &options.catalog, network);
    }
    if let Err(error) = catalog::refuse_without_glue(&options.catalog) {
        return Outcome::failed(Diagnostics::new(), error.into());
    }
    let result = match (&options.ddl, &options.location) {
        (Some(name), Some(location)) => statement(name, location),
        _ => Ok(list()),
    };
    match result {
        Ok(text) => Outcome::done(text, Diagnostics::new()),
        Err(errors) => Outcome::failed(Diagnostics::new(), errors),
    }
}

/// One line a table: its name and what it is.
fn list() -> String {
    let width = builtin::all()
        .map(|table| table.name.len())
        .max()
        .unwrap_or(0);
    let mut list = String::new();
    for table in builtin::all() {
        let _ = writeln!(list, "builtin:{:width$}  {}", table.name, table.description);
    }
    list
}

/// The statement that makes a built-in table over the files at a location.
fn statement(name: &str, location: &str) -> Result<String, Diagnostics> {
    builtin::ddl(name.strip_prefix("builtin:").unwrap_or(name), location)
}
