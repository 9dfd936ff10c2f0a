//! Reads tables from the AWS Glue Data Catalog: one of the two rooms that talk to a network.
//!
//! An answer of the Glue API is the text that `aws glue get-table` prints, so it goes to the reader of
//! that text ([`get_table`]) and ends in the same [`Table`]; the SDK signs, sends, tries again and tells
//! errors apart.
//!
//! Sources: AWS Glue API reference, *`GetTable`*, *`GetTables`*, *`GetDatabase`*, *`GetDatabases`*
//! (<https://docs.aws.amazon.com/glue/latest/webapi/API_GetTable.html>); Lake Formation developer guide,
//! *Resource link handling in AWS Glue APIs*
//! (<https://docs.aws.amazon.com/lake-formation/latest/dg/resource-links-glue-apis.html>).

mod address;
mod failure;
mod link;
mod listing;
mod missing;
mod partitions;
mod session;

use std::sync::Arc;

use self::address::Address;
use self::session::Session;
use super::Visit;
use super::get_table;
use super::sizes::{Sizes, size};
use super::table_name::TableName;
use crate::aws;
pub use crate::aws::Network;
use crate::config::{GlueCatalog, GlueTable};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::glue::Table;

/// The table of that name; of a resource link the target's columns under the name of the link, for that
/// is the name in queries.
///
/// # Errors
///
/// When there is no such table, or when it cannot be reached: one error that says what to do next.
pub fn table(
    wanted: &GlueTable,
    network: &Network,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    let (database, name) = TableName::parse_full(&wanted.table)?;
    let (_, text) = block_on(async {
        let session = Session::open(&wanted.catalog, network).await?;
        let address = Address::of_table(&database, &name);
        link::follow(&session, address).await
    })?;
    let table = get_table::parse(&text, None, diagnostics)?;
    Ok(under_the_name(table, database, name))
}

/// How large the catalog says that the table of that name is; of a resource link, its target.
///
/// # Errors
///
/// As for [`table`].
pub fn sizes(
    wanted: &GlueTable,
    network: &Network,
    diagnostics: &mut Diagnostics,
) -> Result<Sizes, Diagnostics> {
    let (database, name) = TableName::parse_full(&wanted.table)?;
    block_on(async {
        let session = Session::open(&wanted.catalog, network).await?;
        let address = Address::of_table(&database, &name);
        let (address, text) = link::follow(&session, address).await?;
        let table = get_table::parse(&text, None, diagnostics)?;
        let is_projected = table
            .parameter("projection.enabled")
            .is_some_and(|value| value.eq_ignore_ascii_case("true"));
        Ok(Sizes {
            whole: size(|key| table.parameter(key)),
            is_projected,
            partitions: if is_projected {
                Vec::new()
            } else {
                partitions::list(&session, &address).await?
            },
        })
    })
}

/// Calls back with each table of a database, page by page.
///
/// # Errors
///
/// When there is no such database, or when it cannot be reached.
pub fn list(
    database: &str,
    catalog: &GlueCatalog,
    network: &Network,
    visit: &mut Visit<'_>,
) -> Result<(), Diagnostics> {
    block_on(async {
        let session = Session::open(catalog, network).await?;
        listing::list(&session, Address::of_database(database), visit).await
    })
}

/// The table as queries name it; Glue keeps names in lower case, whatever was asked for.
fn under_the_name(mut table: Table, database: String, name: String) -> Table {
    let is_same = |found: Option<&str>, asked: &str| {
        found.is_some_and(|found| found.eq_ignore_ascii_case(asked))
    };
    if !is_same(table.database.as_deref(), &database) {
        table.database = Some(database);
    }
    if !is_same(Some(&table.name), &name) {
        table.name = name;
    }
    table.target = None;
    table
}

/// Runs to the end on this thread.
fn block_on<T>(future: impl Future<Output = Result<T, Diagnostics>>) -> Result<T, Diagnostics> {
    aws::block_on(future, |error| {
        Diagnostic::error(
            "glue-unreachable",
            format!("the network cannot be used: {error}"),
        )
        .help("close some programs, or give the table as a file with `--get-table FILE`")
    })
}

/// The text of an answer under the name by which the person knows it.
fn answer(address: &Address, body: String) -> Arc<SourceText> {
    SourceText::new(format!("glue:{address}"), body)
}
