//! The names in a table: each is there, can be seen, and stands once.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::glue::name::forbidden_character;
use crate::glue::{Column, Table};

/// Checks the names of a table, its columns and its partition keys; struct members are checked where
/// types are read.
pub(super) fn check(table: &Table, findings: &mut Findings<'_>) {
    if let Some(database) = &table.database {
        check_one("database", database, table.places.name.as_ref(), findings);
    }
    check_one("table", &table.name, table.places.name.as_ref(), findings);
    for column in &table.columns {
        check_one("column", &column.name, column.span.as_ref(), findings);
    }
    for key in &table.partition_keys {
        check_one("partition key", &key.name, key.span.as_ref(), findings);
    }
    warn_of_doubles(table, findings);
}

fn check_one(kind: &str, name: &str, span: Option<&Range<usize>>, findings: &mut Findings<'_>) {
    let at = |diagnostic: Diagnostic, span: Option<Range<usize>>, label: &str| match span {
        Some(span) => diagnostic.at(&findings.source, span, label),
        None => diagnostic,
    };
    if name.is_empty() {
        let error = Diagnostic::error("empty-name", format!("the name of a {kind} is empty"));
        findings.push(at(error, span.cloned(), ""));
    } else if let Some(forbidden) = forbidden_character(name) {
        let message = format!(
            "the name of the {kind} `{}` holds {}",
            excerpt(name),
            forbidden.description()
        );
        let error = Diagnostic::error("forbidden-character", message)
            .help("take the character out of the name");
        let length = forbidden.character.len_utf8();
        let exact = span.map(
            |span| match find(&findings.source.text, span, forbidden.character) {
                Some(start) => start..start + length,
                None => span.clone(),
            },
        );
        findings.push(at(error, exact, "not allowed in a name"));
    }
}

/// Where a character stands in a range of the text, unless it is written as an escape there.
fn find(text: &str, span: &Range<usize>, character: char) -> Option<usize> {
    let offset = text.get(span.clone())?.find(character)?;
    Some(span.start + offset)
}

/// Warns of each column or key whose name stood before; case is no difference.
fn warn_of_doubles(table: &Table, findings: &mut Findings<'_>) {
    let mut seen = HashSet::with_capacity(table.columns.len() + table.partition_keys.len());
    for column in &table.columns {
        if !seen.insert(AnyCase(&column.name)) {
            let message = format!("the column `{}` stands twice", excerpt(&column.name));
            findings.push(double(table, column, message));
        }
    }
    for key in &table.partition_keys {
        if !seen.insert(AnyCase(&key.name)) {
            let name = excerpt(&key.name);
            let message = format!("the partition key `{name}` has the name of another column");
            findings.push(double(table, key, message));
        }
    }
}

fn double(table: &Table, column: &Column, message: String) -> Diagnostic {
    let warning = Diagnostic::warning("duplicate-column", message)
        .note("Athena compares names without case, and cannot tell the two apart")
        .help("rename one of them in the table");
    table.locate(warning, column.span.as_ref(), "the second of that name")
}

/// A name that is equal to itself in any case.
struct AnyCase<'a>(&'a str);

impl PartialEq for AnyCase<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for AnyCase<'_> {}

impl Hash for AnyCase<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.0.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
    }
}
