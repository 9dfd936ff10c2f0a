//! `Column`: what the query selects.

use super::Compiler;
use super::field_at::FieldAt;
use super::memory::Sql;
use crate::filter_expression::Kind;
use crate::lookml::{FieldKind, FieldType};
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

/// A column of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'r> {
    pub(super) view: &'r str,
    pub(super) field: &'r str,
    /// What follows the name of the field.
    pub(super) suffix: &'static str,
    /// Whether it groups or is counted.
    pub kind: ColumnKind,
    /// `string`, `number`, `yesno` or `date`.
    pub value_type: &'static str,
    /// Whether Looker selects it to sort by it alone.
    pub is_sort_only: bool,
}

impl Column<'_> {
    /// The field, as `view.field`, which is the name of the column in the result too.
    #[must_use]
    pub fn name(&self) -> String {
        [self.view, ".", self.field, self.suffix].concat()
    }

    /// Whether it has the same name as another.
    pub(super) fn is_named_as(&self, other: &Self) -> bool {
        (self.view, self.field, self.suffix) == (other.view, other.field, other.suffix)
            || (self.suffix != other.suffix && self.name() == other.name())
    }
}

/// A column with its SQL.
pub(super) struct Selected<'r> {
    pub(super) column: Column<'r>,
    pub(super) value: Sql,
    /// Whether it is shown as `Yes` and `No`.
    pub(super) is_yesno: bool,
}

impl Selected<'_> {
    /// Appends it with the name that it has in the result.
    pub(super) fn append_to(&self, sql: &mut Fragment) {
        let (before, after) = if self.is_yesno {
            ("CASE WHEN ", "  THEN 'Yes' ELSE 'No' END")
        } else {
            ("", " ")
        };
        sql.append_trimmed_between(&self.value, before, after);
        sql.push(" AS \"");
        sql.push(self.column.view);
        sql.push(".");
        sql.push(self.column.field);
        sql.push(self.column.suffix);
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
        let query = self.query;
        let mut fields: Vec<FieldAt<'r, 'p>> = Vec::with_capacity(query.fields.len());
        for name in &query.fields {
            let field = self.asked_by(*name)?;
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
    pub(super) fn columns(&mut self) -> Result<Vec<Selected<'r>>, Refusal> {
        let count = self.selected.len();
        // The field by which one is sorted may come to it.
        let mut columns = Vec::with_capacity(count + 1);
        for at in 0..count {
            let field = self.selected[at];
            columns.push(self.column(&field)?);
        }
        Ok(columns)
    }

    pub(super) fn column(&mut self, field: &FieldAt<'r, 'p>) -> Result<Selected<'r>, Refusal> {
        let value = self.value(field)?;
        let is_yesno =
            field.found.timeframe().is_none() && field.field_type() == Some(&FieldType::Yesno);
        let column = Column {
            view: field.alias,
            field: field.name,
            suffix: "",
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
