//! Which fields that are gone are there under another name.

use std::collections::HashMap;

use crate::lookml::{Field, FieldKind, FieldType, Value};

use super::parameters::layout_free;

/// A field that is gone and the one that took its place, by their indexes in the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rename {
    pub(super) gone: usize,
    pub(super) new: usize,
    /// Whether the new one keeps the old name as an alias.
    pub(super) has_alias: bool,
}

/// Pairs what is gone with what is new: first by `alias`, then those that are alike in kind, type, SQL
/// and filters, if there is exactly one of them on each side, for otherwise nobody could say which.
pub(super) fn renames(gone: &[&Field], new: &[&Field]) -> Vec<Rename> {
    let mut renames: Vec<Rename> = Vec::new();
    for (place, field) in new.iter().enumerate() {
        for alias in aliases(field) {
            if let Some(old) = gone.iter().position(|gone| gone.name == alias) {
                renames.push(Rename {
                    gone: old,
                    new: place,
                    has_alias: true,
                });
            }
        }
    }
    let is_left = |place: usize, of: fn(&Rename) -> usize| renames.iter().all(|it| of(it) != place);
    let mut alike: HashMap<Likeness, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (place, field) in gone.iter().enumerate() {
        if let (true, Some(key)) = (is_left(place, |it| it.gone), likeness(field)) {
            alike.entry(key).or_default().0.push(place);
        }
    }
    for (place, field) in new.iter().enumerate() {
        if let (true, Some(key)) = (is_left(place, |it| it.new), likeness(field)) {
            alike.entry(key).or_default().1.push(place);
        }
    }
    for (gone, new) in alike.into_values() {
        if let ([gone], [new]) = (gone.as_slice(), new.as_slice()) {
            renames.push(Rename {
                gone: *gone,
                new: *new,
                has_alias: false,
            });
        }
    }
    renames.sort_by_key(|rename| (rename.gone, rename.new));
    renames
}

/// The old names that a field keeps.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-field-alias>
pub(super) fn aliases(field: &Field) -> Vec<&str> {
    let lists = field.other.iter().filter(|it| it.name == "alias");
    lists
        .flat_map(|it| match &it.value {
            Value::List(items) => items.iter().collect(),
            value => vec![value],
        })
        .filter_map(|value| match value {
            Value::Word(name) | Value::Text(name) => Some(name.as_str()),
            _ => None,
        })
        .collect()
}

/// What a field and the same field under another name have in common.
#[derive(PartialEq, Eq, Hash)]
struct Likeness {
    kind: FieldKind,
    field_type: Option<FieldType>,
    sql: Vec<Option<String>>,
    filters: Vec<(String, String)>,
}

/// A field without SQL of its own is known by its name alone.
fn likeness(field: &Field) -> Option<Likeness> {
    let sql: Vec<Option<String>> = [&field.sql, &field.sql_latitude, &field.sql_longitude]
        .into_iter()
        .map(|sql| sql.as_deref().map(layout_free))
        .collect();
    let filters: Vec<(String, String)> = field
        .filters
        .iter()
        .map(|filter| (filter.field.clone(), filter.expression.as_str().to_owned()))
        .collect();
    if sql.iter().all(Option::is_none) && filters.is_empty() {
        return None;
    }
    Some(Likeness {
        kind: field.kind.clone(),
        field_type: field.field_type.clone(),
        sql,
        filters,
    })
}
