//! Reads the JSON of `aws glue get-table`, `aws glue get-tables` and `aws athena get-table-metadata`.
//!
//! Members that are not asked for are passed over, for Glue's model grows each year; so the times,
//! which the two versions of the AWS command line write differently, do not matter.
//!
//! Sources: AWS Glue API reference, *Table*
//! (<https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html>); Amazon Athena API reference,
//! *`TableMetadata`* (<https://docs.aws.amazon.com/athena/latest/APIReference/API_TableMetadata.html>).

mod choose;
mod column;
mod metadata;
mod write;

use std::sync::Arc;

use column::Columns;

pub use write::{is_kept, left_out, write};

use super::findings::Findings;
use super::json::{Json, Object};
use super::names;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::glue::{Places, SerDeInfo, StorageDescriptor, Table, TableIdentifier};

/// Reads the table that a JSON text describes; where it describes several, the one of that name
/// (`table` or `database.table`).
///
/// # Errors
///
/// When the text is no JSON, describes no table or none of that name, or several and none is named,
/// or when a member has a wrong type; then the errors carry the warnings that were made before.
pub fn parse(
    source: &Arc<SourceText>,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    let mut findings = Findings::new(source, diagnostics);
    let table = Json::parse(source)
        .and_then(|json| choose::table(&json, name))
        .and_then(|object| read(&object, &mut findings));
    match table {
        Ok(table) => {
            names::check(&table, &mut findings);
            findings.or_else_ok(table)
        }
        Err(error) => findings.stop(error),
    }
}

/// Calls back with each table in the answer of `aws glue get-tables`, and with those that cannot be read.
///
/// # Errors
///
/// When the text is no such answer.
pub fn each(source: &Arc<SourceText>, visit: &mut super::Visit<'_>) -> Result<(), Diagnostics> {
    for json in Json::parse(source)?.object()?.list("TableList")? {
        let object = json.object()?;
        let name = object.text("Name")?.unwrap_or_default();
        let mut found = Diagnostics::new();
        let mut findings = Findings::new(source, &mut found);
        let table = match read(&object, &mut findings) {
            Ok(table) => findings.or_else_ok(table),
            Err(errors) => findings.stop(errors),
        };
        visit(&name, table);
    }
    Ok(())
}

/// Reads Glue's `Table`, or Athena's `TableMetadata`, which has its columns at the top.
fn read(object: &Object<'_>, findings: &mut Findings<'_>) -> Result<Table, Diagnostics> {
    let Some(name) = object.get("Name") else {
        let message = "the table has no member `Name`";
        let error = Diagnostic::error("get-table-member", message);
        let start = object.json().span().start;
        return Err(error
            .at(object.json().source(), start..start + 1, "")
            .into());
    };
    let mut columns = Columns::new(findings);
    let mut table = Table {
        database: object.text("DatabaseName")?,
        name: name.text()?,
        table_type: object.text("TableType")?,
        partition_keys: columns.read(object, "PartitionKeys")?,
        target: target(object)?,
        view_original_text: object.text("ViewOriginalText")?,
        is_federated: object.get("FederatedTable").is_some(),
        source: Some(Arc::clone(object.json().source())),
        places: Places {
            name: Some(name.inner_span()),
            ..Places::default()
        },
        ..Table::default()
    };
    read_parameters(object, &mut table)?;
    if let Some(storage) = object.object("StorageDescriptor")? {
        table.columns = columns.read(&storage, "Columns")?;
        read_storage(&storage, &mut table)?;
    } else {
        table.columns = columns.read(object, "Columns")?;
        metadata::unflatten(&mut table);
    }
    columns.warn_of_blanks();
    read_comment(object, &mut table)?;
    Ok(table)
}

fn read_parameters(object: &Object<'_>, table: &mut Table) -> Result<(), Diagnostics> {
    let Some(parameters) = object.object("Parameters")? else {
        return Ok(());
    };
    for (key, value) in parameters.members() {
        if !value.is_null() {
            table.parameters.push((key.to_owned(), value.text()?));
            table.places.parameters.push(value.name_span());
        }
    }
    Ok(())
}

/// Athena keeps a table's comment among the parameters, Glue's own callers in `Description`.
fn read_comment(object: &Object<'_>, table: &mut Table) -> Result<(), Diagnostics> {
    table.comment = table.parameter("comment").map(str::to_owned);
    table.places.comment = table.parameter_place("comment").cloned();
    if table.comment.is_none()
        && let Some(description) = object.get("Description")
    {
        table.comment = Some(description.text()?);
        table.places.comment = Some(description.inner_span());
    }
    Ok(())
}

fn read_storage(storage: &Object<'_>, table: &mut Table) -> Result<(), Diagnostics> {
    table.places.location = storage.get("Location").map(|json| json.inner_span());
    table.storage = StorageDescriptor {
        location: storage.text("Location")?,
        input_format: storage.text("InputFormat")?,
        output_format: storage.text("OutputFormat")?,
        serde: serde(storage)?,
    };
    Ok(())
}

fn serde(storage: &Object<'_>) -> Result<SerDeInfo, Diagnostics> {
    let Some(info) = storage.object("SerdeInfo")? else {
        return Ok(SerDeInfo::default());
    };
    let mut serde = SerDeInfo {
        serialization_library: info.text("SerializationLibrary")?,
        parameters: Vec::new(),
    };
    if let Some(parameters) = info.object("Parameters")? {
        for (key, value) in parameters.members() {
            if !value.is_null() {
                serde.parameters.push((key.to_owned(), value.text()?));
            }
        }
    }
    Ok(serde)
}

fn target(object: &Object<'_>) -> Result<Option<TableIdentifier>, Diagnostics> {
    let Some(target) = object.object("TargetTable")? else {
        return Ok(None);
    };
    Ok(Some(TableIdentifier {
        catalog_id: target.text("CatalogId")?,
        database: target.text("DatabaseName")?,
        name: target.text("Name")?,
        region: target.text("Region")?,
    }))
}
