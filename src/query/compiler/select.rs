//! `Column`: what the query selects.

use std::sync::Arc;

use super::Compiler;
use super::field_at::FieldAt;
use super::memory::Sql;
use crate::lookml::{FieldKind, FieldType};
use crate::query::filter_expression::Kind;
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

/// A column of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field, as `view.field`.
    pub name: Arc<str>,
    /// The name of the column in the result.
    pub alias: Arc<str>,
    /// Whether it groups or is counted.
    pub kind: ColumnKind,
    /// `string`, `number`, `yesno` or `date`.
    pub value_type: &'static str,
    /// Whether Looker selects it to sort by it alone.
    pub is_sort_only: bool,
}

/// A column with its SQL.
pub(super) struct Selected {
    pub(super) column: Column,
    pub(super) value: Sql,
    /// Whether it is shown as `Yes` and `No`.
    pub(super) is_yesno: bool,
}

impl Selected {
    /// Appends it with the name that it has in the result.
    pub(super) fn append_to(&self, sql: &mut Fragment) {
        let (before, after) = if self.is_yesno {
            ("CASE WHEN ", "  THEN 'Yes' ELSE 'No' END")
        } else {
            ("", " ")
        };
        sql.append_trimmed_between(&self.value, before, after);
        sql.push(" AS \"");
        sql.push(&*self.column.alias);
        sql.push("\"");
    }
}

/// Whether a column groups the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// It does.
    Dimension,
    /// It is computed for each group.
    Measure,
}

impl ColumnKind {
    /// As JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dimension => "dimension",
            Self::Measure => "measure",
        }
    }
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// The fields that the query asks for, dimensions first.
    pub(super) fn asked_fields(&mut self) -> Result<Vec<FieldAt<'r, 'p>>, Refusal> {
        let mut fields: Vec<FieldAt<'r, 'p>> = Vec::new();
        let query = self.query;
        for name in &query.fields {
            let field = self.asked(name)?;
            if matches!(field.kind(), FieldKind::Filter | FieldKind::Parameter) {
                return Err(field.refuse(
                    "no-column",
                    format!(
                        "`{}` is a {} and has no column",
                        field.full_name(),
                        field.kind().as_str()
                    ),
                ));
            }
            if !fields.iter().any(|other| other.number == field.number) {
                fields.push(field);
            }
        }
        if fields.is_empty() {
            return Err(Refusal::new("no-field", "the query selects no field")
                .help("name fields with `--fields view.field,view.field`"));
        }
        for pivot in &query.pivots {
            let pivot = self.asked(pivot)?;
            if !fields.iter().any(|field| field.number == pivot.number) || pivot.is_measure() {
                return Err(pivot.refuse(
                    "pivot",
                    format!(
                        "the pivot `{}` is no dimension of the query",
                        pivot.full_name()
                    ),
                ));
            }
        }
        fields.sort_by_key(FieldAt::is_measure);
        Ok(fields)
    }

    /// The columns with their SQL.
    pub(super) fn columns(&mut self) -> Result<Vec<Selected>, Refusal> {
        let selected = self.selected.clone();
        selected.iter().map(|field| self.column(field)).collect()
    }

    pub(super) fn column(&mut self, field: &FieldAt<'r, 'p>) -> Result<Selected, Refusal> {
        let value = self.value(field)?;
        let is_yesno =
            field.found.timeframe().is_none() && field.field_type() == Some(&FieldType::Yesno);
        let name = self.memory.full_name(field);
        let column = Column {
            alias: Arc::clone(&name),
            name,
            kind: if field.is_measure() {
                ColumnKind::Measure
            } else {
                ColumnKind::Dimension
            },
            value_type: match field.filter_kind() {
                Some(Kind::Date) => "date",
                Some(Kind::Number) => "number",
                Some(Kind::Yesno) => "yesno",
                Some(Kind::String) | None => "string",
            },
            is_sort_only: false,
        };
        Ok(Selected {
            column,
            value,
            is_yesno,
        })
    }
}
