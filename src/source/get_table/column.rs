//! The columns and partition keys of a table in JSON.

use std::ops::Range;

use super::super::findings::Findings;
use super::super::json::{Json, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{Column, HiveType};

/// More names than these are counted, not told.
const MAX_NAMES: usize = 5;

/// Reads lists of columns, and remembers which types were written with blanks.
pub(super) struct Columns<'f, 'd> {
    findings: &'f mut Findings<'d>,
    /// The first names of columns whose types hold blanks.
    with_blanks: Vec<String>,
    /// How many they are.
    blank_count: usize,
    /// Where the first of those types stands.
    first_blank: Option<Range<usize>>,
}

impl<'f, 'd> Columns<'f, 'd> {
    pub(super) fn new(findings: &'f mut Findings<'d>) -> Self {
        Self {
            findings,
            with_blanks: Vec::new(),
            blank_count: 0,
            first_blank: None,
        }
    }

    /// Reads a member that is a list of columns, where it is there.
    pub(super) fn read(
        &mut self,
        object: &Object<'_>,
        member: &str,
    ) -> Result<Vec<Column>, Diagnostics> {
        let mut columns = Vec::new();
        let Some(list) = object.get(member) else {
            return Ok(columns);
        };
        for json in list.list()? {
            match self.column(&json) {
                Ok(column) => columns.extend(column),
                Err(errors) if self.findings.is_full() => return Err(errors),
                Err(errors) => errors
                    .0
                    .into_iter()
                    .for_each(|error| self.findings.push(error)),
            }
        }
        Ok(columns)
    }

    /// A column, unless it is one that an Iceberg table had in the past.
    fn column(&mut self, json: &Json<'_>) -> Result<Option<Column>, Diagnostics> {
        let object = json.object()?;
        if is_dropped(&object)? {
            return Ok(None);
        }
        let Some(name) = object.get("Name") else {
            let message = format!("`{}` has no member `Name`", excerpt(json.path()));
            let start = json.span().start;
            let error = Diagnostic::error("get-table-member", message);
            return Err(error.at(json.source(), start..start + 1, "").into());
        };
        let text = name.text()?;
        let hive_type = object
            .get("Type")
            .map(|json| self.hive_type(&text, &json))
            .transpose()?;
        Ok(Some(Column {
            name: text,
            hive_type,
            comment: object.text("Comment")?,
            span: Some(name.inner_span()),
        }))
    }

    fn hive_type(&mut self, column: &str, json: &Json<'_>) -> Result<HiveType, Diagnostics> {
        let text = json.text()?;
        let hive_type = HiveType::parse(&text).map_err(|error| {
            let message = format!("{}, in `{}`", error.message, excerpt(json.path()));
            let place = json.place_in_text(&error.span);
            let found =
                Diagnostic::error(error.code, message).at(json.source(), place, error.label);
            Diagnostics::from(Diagnostic {
                help: error.help,
                ..found
            })
        })?;
        if text.contains(char::is_whitespace) && blanks(&text) > blanks(&hive_type.to_string()) {
            self.blank_count += 1;
            self.first_blank.get_or_insert_with(|| json.inner_span());
            if self.with_blanks.len() < MAX_NAMES {
                self.with_blanks.push(format!("`{}`", excerpt(column)));
            }
        }
        Ok(hive_type)
    }

    /// Athena removes blanks from a statement, but Glue keeps the types that others give it.
    pub(super) fn warn_of_blanks(self) {
        let Some(span) = self.first_blank else { return };
        let mut names = self.with_blanks.join(", ");
        if self.blank_count > MAX_NAMES {
            names = format!("{names} and {} more", self.blank_count - MAX_NAMES);
        }
        let warning = Diagnostic::warning(
            "blanks-in-type",
            format!("blanks or line breaks stand in the types of {names}"),
        )
        .at(&self.findings.source, span, "")
        .note("Athena takes ` string` in `struct<a: string>` for a type of that name, and fails")
        .help("take the blanks out of the types where the table is made");
        self.findings.push(warning);
    }
}

fn blanks(text: &str) -> usize {
    text.chars().filter(|c| c.is_whitespace()).count()
}

/// Whether Iceberg keeps the column only for old snapshots.
fn is_dropped(column: &Object<'_>) -> Result<bool, Diagnostics> {
    let Some(parameters) = column.object("Parameters")? else {
        return Ok(false);
    };
    let is_current = parameters.text("iceberg.field.current")?;
    Ok(is_current.is_some_and(|value| value.eq_ignore_ascii_case("false")))
}
