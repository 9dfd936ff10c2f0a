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
    let mut findings = Diagnostics::new();
    let result = match (&options.ddl, &options.location) {
        (Some(name), Some(location)) => statement(name, location, &mut findings),
        _ => Ok(list()),
    };
    match result {
        Ok(text) => Outcome::done(text, findings),
        Err(errors) => Outcome::failed(findings, errors),
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
fn statement(
    name: &str,
    location: &str,
    findings: &mut Diagnostics,
) -> Result<String, Diagnostics> {
    let name = name.strip_prefix("builtin:").unwrap_or(name);
    builtin::ddl(name, location, findings)
}
