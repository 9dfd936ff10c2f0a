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
        Some(wanted) if !means(wanted, &table)? => {
            let mut others = Listed::default();
            others.add(&table);
            Err(no_such(&others, wanted).into())
        }
        _ => Ok(table),
    }
}

fn from_list<'t>(list: &Json<'t>, wanted: Option<&TableName>) -> Result<Object<'t>, Diagnostics> {
    let mut meant = Listed::default();
    let mut others = Listed::default();
    let mut chosen = None;
    for table in list.list()? {
        let table = table.object()?;
        match wanted {
            Some(wanted) if !means(wanted, &table)? => others.add(&table),
            _ => {
                meant.add(&table);
                chosen.get_or_insert(table);
            }
        }
    }
    match (chosen, meant.count, wanted) {
        (Some(table), 1, _) => Ok(table),
        (Some(_), ..) => Err(several(list, &meant).into()),
        (None, _, Some(wanted)) if others.count > 0 => Err(no_such(&others, wanted).into()),
        (None, ..) => {
            let error = Diagnostic::error("no-table", "the list of tables is empty");
            Err(error.at(list.source(), list.span(), "").into())
        }
    }
}

/// The names of tables, for messages.
#[derive(Default)]
struct Listed {
    names: Vec<TableName>,
    count: usize,
}

impl Listed {
    fn add(&mut self, table: &Object<'_>) {
        self.count += 1;
        if self.names.len() < MAX_NAMES {
            let text = |name| table.text(name).ok().flatten();
            let name = text("Name").unwrap_or_default();
            self.names.push(TableName {
                database: text("DatabaseName"),
                name,
            });
        }
    }
}

impl std::fmt::Display for Listed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, name) in self.names.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            write!(f, "{comma}`{}`", excerpt(&name.full_name()))?;
        }
        match self.count - self.names.len() {
            0 => Ok(()),
            more => write!(f, ", and {more} more"),
        }
    }
}

fn means(wanted: &TableName, table: &Object<'_>) -> Result<bool, Diagnostics> {
    let database = table.text("DatabaseName")?;
    let name = table.text("Name")?.unwrap_or_default();
    Ok(wanted.means(database.as_deref(), &name))
}

fn several(list: &Json<'_>, tables: &Listed) -> Diagnostic {
    let message = format!("the JSON describes {} tables: {tables}", tables.count);
    let start = list.span().start;
    let error =
        Diagnostic::error("several-tables", message).at(list.source(), start..start + 1, "");
    match tables.names.first() {
        Some(first) => error.help(format!(
            "say which one: `--name {}`",
            excerpt(&first.full_name())
        )),
        None => error,
    }
}

fn no_such(tables: &Listed, wanted: &TableName) -> Diagnostic {
    let shown = excerpt(&wanted.full_name());
    let error = Diagnostic::error(
        "no-such-table",
        format!("the JSON describes no table `{shown}`"),
    )
    .note(format!("it describes {tables}"));
    match near_word(
        &wanted.name,
        tables.names.iter().map(|table| table.name.as_str()),
    ) {
        Some(near) => error.help(format!("did you mean `--name {near}`?")),
        None => error,
    }
}
