//! The tables shipped with the program: the files in `schemas/`.

mod relocate;

use super::ddl;
use super::table_name::TableName;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt, near_word};
use crate::glue::Table;

/// A CloudTrail table shipped with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name behind `builtin:`.
    pub name: &'static str,
    /// What it is, in one line.
    pub description: &'static str,
    statement: &'static str,
}

/// A file in `schemas/`, under its name without the ending; its first line is the description.
macro_rules! built_in {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../schemas/", $name, ".sql")),
        )
    };
}

const TABLES: &[(&str, &str)] = &[
    built_in!("projection"),
    built_in!("organization"),
    built_in!("manual"),
    built_in!("console"),
    built_in!("2017"),
];
const RANGES: (&str, &str) = built_in!("ip_ranges");
const BLOCKS: (&str, &str) = built_in!("ip_blocks");

/// Every CloudTrail table shipped with the program, the default first.
pub fn all() -> impl Iterator<Item = BuiltIn> {
    TABLES.iter().map(|(name, statement)| BuiltIn {
        name,
        description: statement
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("-- "))
            .unwrap_or_default(),
        statement,
    })
}

/// The table of that name.
///
/// # Errors
///
/// When none has that name.
pub fn table(name: &str) -> Result<Table, Diagnostics> {
    let built_in = find(name)?;
    read(built_in.name, built_in.statement)
}

/// The statement that makes the table of that name over the files at a location: an S3 URI, which
/// takes the place of the one in the statement and in `storage.location.template`.
///
/// A location in which the table would find no files is a warning in `findings`.
///
/// # Errors
///
/// When no table has that name, or when the location is no S3 URI.
pub fn ddl(name: &str, location: &str, findings: &mut Diagnostics) -> Result<String, Diagnostics> {
    let built_in = find(name)?;
    let table = read(built_in.name, built_in.statement)?;
    let own = table.storage.location.as_deref().unwrap_or_default();
    relocate::check(location, own)?;
    findings
        .0
        .extend(relocate::warning(built_in.name, location, own));
    Ok(relocate::statement(built_in.statement, &table, location))
}

/// A table of address ranges with the default columns, under the name `table` or `database.table`.
///
/// # Errors
///
/// When the text is no name of a table.
pub fn geolocation_ranges(name: &str) -> Result<Table, Diagnostics> {
    renamed(RANGES, name)
}

/// A table of address blocks with the default columns, under the name `table` or `database.table`.
///
/// # Errors
///
/// When the text is no name of a table.
pub fn geolocation_blocks(name: &str) -> Result<Table, Diagnostics> {
    renamed(BLOCKS, name)
}

fn renamed((file, statement): (&str, &str), name: &str) -> Result<Table, Diagnostics> {
    let TableName { database, name } = TableName::parse(name)?;
    Ok(Table {
        database,
        name,
        ..read(file, statement)?
    })
}

fn find(name: &str) -> Result<BuiltIn, Diagnostics> {
    if let Some(built_in) = all().find(|built_in| built_in.name == name) {
        return Ok(built_in);
    }
    let names: Vec<&str> = all().map(|built_in| built_in.name).collect();
    let message = format!("no built-in table is called `{}`", excerpt(name));
    let error = Diagnostic::error("unknown-built-in", message)
        .note(format!("the built-in tables are `{}`", names.join("`, `")));
    let error = match near_word(name, names) {
        Some(near) => error.help(format!("did you mean `builtin:{near}`?")),
        None => error.help("list them with `cloudtrail-lookml tables`"),
    };
    Err(error.into())
}

fn read(name: &str, statement: &str) -> Result<Table, Diagnostics> {
    let source = SourceText::new(format!("builtin:{name}"), statement);
    ddl::parse(&source, None, &mut Diagnostics::new())
}
