//! `SqlText`: SQL as a file holds it, so that what is found in it can be pointed at.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::lookml::{Located, Parameter, SqlPieceKind, Value};
use crate::resolve::{Field, Join, View};

/// An SQL text of a declaration, in the layout of its file.
#[derive(Clone, Copy)]
pub(super) struct SqlText<'p> {
    /// The parameter: `sql`, `sql_on`, ...
    pub(super) key: &'p str,
    /// The text without `;;`.
    pub(super) text: &'p str,
    located: Option<Located<'p>>,
}

impl<'p> SqlText<'p> {
    /// The text where it stands in a file, else the text that the declaration holds.
    pub(super) fn new(key: &'p str, located: Option<Located<'p>>, held: &'p str) -> Self {
        let text = located.map_or(held, |located| located.text());
        Self {
            key,
            text: text.trim_end().trim_end_matches(';'),
            located,
        }
    }

    /// Whether it names anything by `${..}` but `${TABLE}`, as few texts do.
    pub(super) fn has_names(&self) -> bool {
        let mut marks = self.text.split('$').skip(1);
        marks.any(|behind| behind.starts_with('{') && !behind.starts_with("{TABLE}"))
    }

    /// Where a part of the text stands.
    pub(super) fn at(&self, range: Range<usize>) -> Option<Place> {
        let mut place = self.located?.place();
        let start = place.span.start;
        place.span = start + range.start..start + range.end;
        Some(place)
    }
}

/// The SQL texts of a field: `sql` and its sisters, and those in `case`.
pub(super) fn sql_of_field<'r>(field: &'r Field<'_>) -> Vec<SqlText<'r>> {
    let declared = &*field.declared;
    let mut texts = Vec::new();
    for (key, held) in [
        ("sql", &declared.sql),
        ("sql_latitude", &declared.sql_latitude),
        ("sql_longitude", &declared.sql_longitude),
    ] {
        if let Some(held) = held {
            texts.push(SqlText::new(key, field.origin_of(key), held));
        }
    }
    expressions(&declared.other, &mut texts);
    texts
}

/// The numbers of the fields that the SQL of a field names, where it has no SQL but its `sql`, and that
/// names nothing but fields of the view. Mostly so, and then nobody needs to look through the text again.
pub(super) fn fields_of_view(view: &View<'_>, field: &Field<'_>) -> Option<Vec<u32>> {
    let declared = &*field.declared;
    let is_sql = |it: &Parameter| matches!(it.value, Value::Expression(_) | Value::Block { .. });
    if declared.sql_latitude.is_some()
        || declared.sql_longitude.is_some()
        || declared.other.iter().any(is_sql)
    {
        return None;
    }
    let Some((sql, cut)) = field.sql() else {
        return Some(Vec::new());
    };
    let mut numbers = Vec::new();
    for (piece, named) in cut.pieces(sql) {
        match piece.kind {
            SqlPieceKind::SqlTableName(_) => return None,
            SqlPieceKind::Field(name) => {
                let id = named?.field;
                view.field_of(id, name).filter(|it| !it.is_bare_group())?;
                numbers.push(id.field);
            }
            _ => {}
        }
    }
    Some(numbers)
}

/// The SQL texts of a join: `sql_on`, `sql` and `sql_where`.
pub(super) fn sql_of_join<'r>(join: &'r Join<'_>) -> Vec<SqlText<'r>> {
    let mut texts = Vec::new();
    if let Some(held) = &join.declared.sql_on {
        texts.push(SqlText::new("sql_on", join.origin_of("sql_on"), held));
    }
    expressions(&join.declared.other, &mut texts);
    texts
}

/// The SQL among parameters without a type of their own, at any depth.
pub(super) fn expressions<'r>(parameters: &'r [Parameter], texts: &mut Vec<SqlText<'r>>) {
    for parameter in parameters {
        match &parameter.value {
            Value::Expression(held) if parameter.name.starts_with("sql") => {
                let located = parameter.origin.value();
                texts.push(SqlText::new(&parameter.name, located, held));
            }
            Value::Block { parameters, .. } => expressions(parameters, texts),
            _ => {}
        }
    }
}
