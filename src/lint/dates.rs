//! Which fields choose a period.

use crate::lookml::{Field, FieldKind, FieldType, Timeframe};
use crate::resolve::{Explore, FieldRef, is_duration};

use super::queries::Query;

/// Whether a filter on the field chooses a period.
pub(super) fn is_date(found: &FieldRef<'_, '_>) -> bool {
    let declared = &found.field.declared;
    match found.timeframe() {
        Some(timeframe) => !is_part(&timeframe),
        None => is_date_type(declared),
    }
}

/// `hour_of_day` and the like recur, so they choose no period.
fn is_part(timeframe: &Timeframe) -> bool {
    let word = timeframe.as_str();
    word.contains("_of_") || ["month_name", "month_num", "yesno"].contains(&word)
}

fn is_date_type(field: &Field) -> bool {
    match &field.field_type {
        Some(FieldType::Date | FieldType::DateTime) => field.kind != FieldKind::Measure,
        Some(FieldType::Other(word)) => {
            word.starts_with("date") && field.kind != FieldKind::Measure
        }
        _ => false,
    }
}

/// Whether an explore has a field that chooses a period.
pub(super) fn has_date(explore: &Explore<'_>) -> bool {
    explore.fields().any(|(_, field)| {
        let declared = &field.declared;
        let is_group = declared.kind == FieldKind::DimensionGroup && !is_duration(declared);
        is_group || is_date_type(declared)
    })
}

/// The field on which `always_filter` demands a period, as `view.field`.
pub(super) fn demanded<'r>(explore: &'r Explore<'_>) -> Option<&'r str> {
    let filters = explore.declared.always_filter.iter();
    let mut names = filters.map(|filter| filter.field.as_str());
    names.find(|name| {
        explore
            .field(name)
            .field()
            .is_some_and(|found| is_date(&found))
    })
}

/// `view.field` in full, so that names can be compared.
pub(super) fn full_name(explore: &Explore<'_>, name: &str) -> String {
    if name.contains('.') {
        name.to_owned()
    } else {
        format!("{}.{name}", explore.base.alias)
    }
}

/// The fields by which a query is kept to a period, its own filters and those of its page.
pub(super) fn periods<'r>(query: &Query<'r, '_>) -> Vec<super::tiles::Named<'r>> {
    let explore = query.explore;
    let mut names: Vec<_> = query
        .filters()
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    names.extend(query.listened());
    names.retain(|it| {
        explore
            .field(it.name)
            .field()
            .is_some_and(|found| is_date(&found))
    });
    names
}
