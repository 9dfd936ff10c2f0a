//! Reads `CREATE EXTERNAL TABLE` as people have it: what AWS documents, what the CloudTrail console
//! writes, and what `SHOW CREATE TABLE` answers.
//!
//! Source: Athena user guide, *CREATE TABLE*
//! (<https://docs.aws.amazon.com/athena/latest/ug/create-table.html>).

mod clause;
mod column;
mod csv;
mod format;
mod property;
mod reader;
mod script;
mod statement;

use std::sync::Arc;

use script::Head;

use super::findings::Findings;
use super::names;
use super::table_name::TableName;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt, near_word};
use crate::glue::Table;

/// More names than these are counted, not told.
const MAX_NAMES: usize = 20;

/// Reads the table that a text creates; where it creates several, the one of that name
/// (`table` or `database.table`).
///
/// # Errors
///
/// When the text creates no table, or none of that name, or several and none is named, or when the
/// statement cannot be read; then the errors carry the warnings that were made before.
pub fn parse(
    source: &Arc<SourceText>,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Table, Diagnostics> {
    let unwrapped = csv::unwrapped(source);
    let source = unwrapped.as_ref().unwrap_or(source);
    let mut findings = Findings::new(source, diagnostics);
    let table = script::heads(&source.text);
    let table = choose(source, table, name).and_then(|head| statement::table(&head, &mut findings));
    match table {
        Ok(table) => {
            names::check(&table, &mut findings);
            findings.or_else_ok(table)
        }
        Err(error) => findings.stop(error),
    }
}

/// The statement that was meant; a view is meant only where there is no table.
fn choose(
    source: &Arc<SourceText>,
    mut heads: Vec<Head>,
    name: Option<&str>,
) -> Result<Head, Diagnostics> {
    if heads.is_empty() {
        return Err(no_statement(source).into());
    }
    let Some(wanted) = name else {
        if heads.iter().any(|head| !head.is_view) {
            heads.retain(|head| !head.is_view);
        }
        return only(heads).map_err(|heads| several(source, &heads).into());
    };
    let wanted = TableName::parse(wanted)?;
    let (meant, others): (Vec<Head>, Vec<Head>) = heads
        .into_iter()
        .partition(|head| wanted.means(head.name.database.as_deref(), &head.name.name));
    match only(meant) {
        Ok(head) => Ok(head),
        Err(meant) if meant.is_empty() => Err(none_of_that_name(&wanted, &others).into()),
        Err(meant) => Err(several(source, &meant).into()),
    }
}

fn only(mut heads: Vec<Head>) -> Result<Head, Vec<Head>> {
    match heads.pop() {
        Some(head) if heads.is_empty() => Ok(head),
        Some(head) => {
            heads.push(head);
            Err(heads)
        }
        None => Err(heads),
    }
}

fn no_statement(source: &SourceText) -> Diagnostic {
    let name = &source.name;
    let message = format!("`{name}` holds no `CREATE EXTERNAL TABLE` statement");
    let error = Diagnostic::error("no-statement", message);
    if source.text.trim().is_empty() {
        return error.note("the file is empty");
    }
    if source.text.trim_start().starts_with(['{', '[']) {
        return error
            .note("the file looks like JSON")
            .help(format!("read it with `--get-table {name}`"));
    }
    error.help("write the answer of `SHOW CREATE TABLE database.table` into the file")
}

fn several(source: &Arc<SourceText>, heads: &[Head]) -> Diagnostic {
    let message = format!(
        "`{}` creates {} tables: {}",
        source.name,
        heads.len(),
        listed(heads)
    );
    let error = Diagnostic::error("several-tables", message);
    let error = match heads.get(1) {
        Some(second) => error.at(source, second.name_span.clone(), "the second of them"),
        None => error,
    };
    match heads {
        [first, second, ..] if first.name == second.name => {
            error.help("leave only the statement that made the table in the file")
        }
        _ => error.help(format!(
            "say which one: `--name {}`",
            excerpt(&heads[0].full_name())
        )),
    }
}

fn none_of_that_name(wanted: &TableName, heads: &[Head]) -> Diagnostic {
    let message = format!("no statement creates `{}`", excerpt(&wanted.full_name()));
    let near = near_word(
        &wanted.name,
        heads.iter().map(|head| head.name.name.as_str()),
    );
    let help = near.map(|near| format!("did you mean `--name {near}`?"));
    Diagnostic {
        help,
        ..Diagnostic::error("no-such-table", message)
    }
    .note(format!("the file creates {}", listed(heads)))
}

fn listed(heads: &[Head]) -> String {
    let names = heads.iter().take(MAX_NAMES);
    let mut list: Vec<String> = names
        .map(|head| format!("`{}`", excerpt(&head.full_name())))
        .collect();
    if heads.len() > MAX_NAMES {
        list.push(format!("and {} more", heads.len() - MAX_NAMES));
    }
    list.join(", ")
}
