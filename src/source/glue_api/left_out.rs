//! What stands in the place of the Glue API in a build without the cargo feature `aws`.

use super::{Sizes, Visit};
use crate::config::{GlueCatalog, GlueTable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::Table;

/// There is no network in this build.
#[derive(Clone, Default)]
pub struct Network {}

/// Refuses, for this build cannot ask.
///
/// # Errors
///
/// Always.
pub fn table(wanted: &GlueTable, _: &Network, _: &mut Diagnostics) -> Result<Table, Diagnostics> {
    Err(left_out(&format!("`{}`", wanted.table)).into())
}

/// Refuses, for this build cannot ask.
///
/// # Errors
///
/// Always.
pub fn sizes(wanted: &GlueTable, _: &Network, _: &mut Diagnostics) -> Result<Sizes, Diagnostics> {
    Err(left_out(&format!("the size of `{}`", wanted.table)).into())
}

/// Refuses, for this build cannot ask.
///
/// # Errors
///
/// Always.
pub fn list(
    database: &str,
    _: &GlueCatalog,
    _: &Network,
    _: &mut Visit<'_>,
) -> Result<(), Diagnostics> {
    Err(left_out(&format!("the tables of `{database}`")).into())
}

fn left_out(what: &str) -> Diagnostic {
    Diagnostic::error(
        "no-aws-support",
        format!("{what} cannot be read from Glue: this build lacks AWS support"),
    )
    .note("it was built with `--no-default-features`")
    .help("build with the feature `aws`, or write the output of `aws glue get-table` into a file and read it with `--get-table FILE`")
}
