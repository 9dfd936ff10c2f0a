//! One `CREATE` statement as a table.

use std::sync::Arc;

use super::super::findings::Findings;
use super::reader::Reader;
use super::script::Head;
use super::{clause, column};
use crate::diagnostic::Diagnostics;
use crate::glue::cursor::Cursor;
use crate::glue::{Places, Table};

/// Reads the statement that a head begins.
pub(super) fn table(head: &Head, findings: &mut Findings<'_>) -> Result<Table, Diagnostics> {
    let source = Arc::clone(&findings.source);
    let table = Table {
        database: head.name.database.clone(),
        name: head.name.name.clone(),
        places: Places {
            name: Some(head.name_span.clone()),
            ..Places::default()
        },
        source: Some(Arc::clone(&source)),
        ..Table::default()
    };
    if head.is_view {
        return Ok(view(table, source.text[head.start..].trim()));
    }
    let mut reader = Reader {
        cursor: Cursor::new(&source.text).moved_to(head.body),
        findings,
    };
    external(table, &mut reader)
}

/// A view is read no further: whether it can be modelled is decided elsewhere.
fn view(table: Table, text: &str) -> Table {
    Table {
        table_type: Some("VIRTUAL_VIEW".to_owned()),
        view_original_text: Some(text.to_owned()),
        ..table
    }
}

fn external(mut table: Table, reader: &mut Reader<'_, '_, '_>) -> Result<Table, Diagnostics> {
    table.table_type = Some("EXTERNAL_TABLE".to_owned());
    if reader.cursor.rest().starts_with(['-', ':', '@', '/']) {
        let error = reader.expected("the columns behind the name of the table");
        return Err(error
            .help("put a name that holds more than letters, digits and `_` in back-ticks")
            .into());
    }
    if reader.cursor.peek() == Some('(') {
        table.columns = column::columns(reader)?;
    }
    clause::clauses(reader, &mut table)?;
    if table.comment.is_none() {
        table.comment = table.parameter("comment").map(str::to_owned);
    }
    Ok(table)
}
