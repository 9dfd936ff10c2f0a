//! How the rows are sorted.

use super::Compiler;
use super::field_at::FieldAt;
use super::memory::Sql;
use super::select::{Column, ColumnKind, Selected};
use crate::athena::Assumption;
use crate::query::refusal::Refusal;

/// The position of a column, from 1, and whether it sorts backwards.
type Sort = (usize, bool);

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// The sorts; a field that is sorted by another brings it along as a column of its own.
    pub(super) fn order(&mut self, columns: &mut Vec<Selected<'r>>) -> Result<Vec<Sort>, Refusal> {
        let query = self.query;
        let mut sorts = Vec::new();
        for sort in &query.sorts {
            let mut words = sort.split_whitespace();
            let name = words.next().unwrap_or_default();
            let is_descending = is_descending(words.next(), sort)?;
            let mut selected = self.selected.iter();
            if let Some(at) = selected.position(|it| it.has_full_name(name)) {
                let sorted = self.sorted_by(self.selected[at], at + 1, columns)?;
                sorts.push((sorted, is_descending));
                continue;
            }
            let field = self.asked(name)?;
            match position(columns, &field) {
                Some(at) => sorts.push((self.sorted_by(field, at, columns)?, is_descending)),
                None => self.notes.push(format!(
                    "the sort on `{}` is dropped, since the query does not select it",
                    field.full_name()
                )),
            }
        }
        if query.sorts.is_empty() {
            sorts.extend(self.default_sort(columns)?);
        }
        let mut seen = Vec::new();
        sorts.retain(|(at, _)| {
            let is_new = !seen.contains(at);
            seen.push(*at);
            is_new
        });
        Ok(sorts)
    }

    /// The first date backwards, else the first measure backwards, else the first column.
    ///
    /// Source: <https://cloud.google.com/looker/docs/sorting-data-in-explores>
    fn default_sort(&mut self, columns: &mut Vec<Selected<'r>>) -> Result<Option<Sort>, Refusal> {
        let first =
            |wanted: &dyn Fn(&Column<'_>) -> bool| columns.iter().position(|it| wanted(&it.column));
        let date =
            first(&|column| column.kind == ColumnKind::Dimension && column.value_type == "date");
        let measure = first(&|column| column.kind == ColumnKind::Measure);
        if let Some(at) = date.or(measure) {
            return Ok(Some((at + 1, true)));
        }
        let Some(field) = self.selected.first().copied() else {
            return Ok(None);
        };
        Ok(Some((self.sorted_by(field, 1, columns)?, false)))
    }

    /// The column that sorts a field: its own, or that of the field by which it is ordered.
    fn sorted_by(
        &mut self,
        field: FieldAt<'r, 'p>,
        at: usize,
        columns: &mut Vec<Selected<'r>>,
    ) -> Result<usize, Refusal> {
        let is_day_of_week = field
            .found
            .timeframe()
            .is_some_and(|timeframe| timeframe.as_str() == "day_of_week");
        let mut selected = if is_day_of_week {
            self.effects.assumed.insert(Assumption::DayOfWeekSort);
            let mut column = self.column(&field)?.column;
            let index = self.day_of_week_index(&field)?;
            column.suffix = "_index";
            column.value_type = "number";
            Selected {
                column,
                value: Sql::new(index),
                is_yesno: false,
            }
        } else if let Some(other) = field.declared().order_by_field.as_deref() {
            self.effects.assumed.insert(Assumption::OrderByField);
            let other = self.named(other, field.alias)?;
            self.column(&other)?
        } else {
            return Ok(at);
        };
        if let Some(known) = columns
            .iter()
            .position(|known| known.column.is_named_as(&selected.column))
        {
            return Ok(known + 1);
        }
        selected.column.is_sort_only = true;
        columns.push(selected);
        Ok(columns.len())
    }
}

/// The word after the field; where that is a number, it is the column of a pivot.
fn is_descending(word: Option<&str>, sort: &str) -> Result<bool, Refusal> {
    let word = word.unwrap_or("asc");
    match word {
        _ if word.eq_ignore_ascii_case("desc") => Ok(true),
        _ if word.eq_ignore_ascii_case("asc") => Ok(false),
        column if column.bytes().all(|byte| byte.is_ascii_digit()) => Ok(false),
        _ => Err(Refusal::new(
            "sort",
            format!("the sort `{sort}` has the direction `{word}`, which is none"),
        )
        .help("write `asc` or `desc` after the field")),
    }
}

fn position(columns: &[Selected<'_>], field: &FieldAt<'_, '_>) -> Option<usize> {
    let mut columns = columns.iter();
    let at = columns.position(|it| field.has_full_name(&it.column.name()))?;
    Some(at + 1)
}
