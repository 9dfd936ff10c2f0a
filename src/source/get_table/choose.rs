//! Finds the table in what the AWS command line wrote.

use super::super::json::{Json, Object};
use super::super::table_name::TableName;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt, near_word};

/// The members under which a command puts one table.
const ONE: &[&str] = &["Table", "TableMetadata", "TableInput"];

/// The members under which a command puts a list of tables.
const MANY: &[&str] = &["TableList", "TableMetadataList"];

/// More names than these are counted, not told.
const MAX_NAMES: usize = 20;

/// The object that describes the table of that name, or the only one.
pub(super) fn table<'t>(json: &Json<'t>, name: Option<&str>) -> Result<Object<'t>, Diagnostics> {
    let top = json.object()?;
    let wanted = name.map(TableName::parse).transpose()?;
    for member in MANY {
        if let Some(list) = top.get(member) {
            return from_list(&list, wanted.as_ref());
        }
    }
    for member in ONE {
        if let Some(table) = top.get(member) {
            return named(table.object()?, wanted.as_ref());
        }
    }
    if top.get("Name").is_some() {
        return named(top, wanted.as_ref());
    }
    Err(no_table(json, &top).into())
}

fn no_table(json: &Json<'_>, top: &Object<'_>) -> Diagnostic {
    let start = json.span().start;
    let members: Vec<String> = top
        .members()
        .take(MAX_NAMES)
        .map(|(name, _)| format!("`{}`", excerpt(name)))
        .collect();
    let error = Diagnostic::error("no-table", "the JSON describes no table: it has no member `Table`")
        .at(json.source(), start..start + 1, "")
        .help("write the answer of `aws glue get-table --database-name DATABASE --name TABLE` into the file");
    if members.is_empty() {
        return error;
    }
    error.note(format!("its members are {}", members.join(", ")))
}

/// A single table, if it is the one that was asked for.
fn named<'t>(table: Object<'t>, wanted: Option<&TableName>) -> Result<Object<'t>, Diagnostics> {
    match wanted {
        Some(wanted) if !means(wanted, &table)? => Err(no_such(&[table], wanted).into()),
        _ => Ok(table),
    }
}

fn from_list<'t>(list: &Json<'t>, wanted: Option<&TableName>) -> Result<Object<'t>, Diagnostics> {
    let mut meant = Vec::new();
    let mut others = Vec::new();
    for table in list.list()? {
        let table = table.object()?;
        match wanted {
            Some(wanted) if !means(wanted, &table)? => others.push(table),
            _ => meant.push(table),
        }
    }
    match (meant.pop(), meant.is_empty(), wanted) {
        (Some(table), true, _) => Ok(table),
        (Some(table), false, _) => {
            meant.push(table);
            Err(several(list, &meant).into())
        }
        (None, _, Some(wanted)) if !others.is_empty() => Err(no_such(&others, wanted).into()),
        (None, ..) => {
            let error = Diagnostic::error("no-table", "the list of tables is empty");
            Err(error.at(list.source(), list.span(), "").into())
        }
    }
}

fn means(wanted: &TableName, table: &Object<'_>) -> Result<bool, Diagnostics> {
    let database = table.text("DatabaseName")?;
    let name = table.text("Name")?.unwrap_or_default();
    Ok(wanted.means(database.as_deref(), &name))
}

fn several(list: &Json<'_>, tables: &[Object<'_>]) -> Diagnostic {
    let message = format!(
        "the JSON describes {} tables: {}",
        tables.len(),
        listed(tables)
    );
    let first = full_names(tables).next().unwrap_or_default();
    let start = list.span().start;
    Diagnostic::error("several-tables", message)
        .at(list.source(), start..start + 1, "")
        .help(format!("say which one: `--name {}`", excerpt(&first)))
}

fn no_such(tables: &[Object<'_>], wanted: &TableName) -> Diagnostic {
    let shown = excerpt(&wanted.full_name());
    let error = Diagnostic::error(
        "no-such-table",
        format!("the JSON describes no table `{shown}`"),
    )
    .note(format!("it describes {}", listed(tables)));
    let names: Vec<String> = tables
        .iter()
        .take(MAX_NAMES)
        .filter_map(|table| table.text("Name").ok().flatten())
        .collect();
    match near_word(&wanted.name, names.iter().map(String::as_str)) {
        Some(near) => error.help(format!("did you mean `--name {near}`?")),
        None => error,
    }
}

fn listed(tables: &[Object<'_>]) -> String {
    let mut names: Vec<String> = full_names(tables)
        .take(MAX_NAMES)
        .map(|name| format!("`{}`", excerpt(&name)))
        .collect();
    if tables.len() > MAX_NAMES {
        names.push(format!("and {} more", tables.len() - MAX_NAMES));
    }
    names.join(", ")
}

fn full_names(tables: &[Object<'_>]) -> impl Iterator<Item = String> {
    tables.iter().map(|table| {
        let text = |name| table.text(name).ok().flatten();
        let name = text("Name").unwrap_or_default();
        TableName {
            database: text("DatabaseName"),
            name,
        }
        .full_name()
    })
}
