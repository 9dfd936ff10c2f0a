//! One dashboard over another.
//!
//! Source: <https://cloud.google.com/looker/docs/reusing-code-with-extends>, *Extending a LookML
//! dashboard*: the tiles of both are there, told apart by their names.

use crate::lookml::{Dashboard, DashboardFilter, DashboardValue, Element};

use super::{merge_named, replace};

/// Lays a dashboard over another.
pub(in crate::resolve) fn dashboard(below: &mut Dashboard, above: &Dashboard) {
    below.id.clone_from(&above.id);
    below.origin = above.origin.clone();
    replace(&mut below.title, above.title.as_ref());
    replace(&mut below.description, above.description.as_ref());
    replace(&mut below.layout, above.layout.as_ref());
    replace(&mut below.preferred_viewer, above.preferred_viewer.as_ref());
    replace(
        &mut below.crossfilter_enabled,
        above.crossfilter_enabled.as_ref(),
    );
    merge_named(
        &mut below.filters,
        &above.filters,
        |it| Some(&it.name),
        filter,
    );
    merge_named(&mut below.elements, &above.elements, element_name, element);
    others(&mut below.other, &above.other);
}

fn element_name(element: &Element) -> Option<&str> {
    element.name.as_deref()
}

fn filter(below: &mut DashboardFilter, above: &DashboardFilter) {
    below.origin = above.origin.clone();
    replace(&mut below.title, above.title.as_ref());
    replace(&mut below.filter_type, above.filter_type.as_ref());
    replace(&mut below.default_value, above.default_value.as_ref());
    replace(
        &mut below.allow_multiple_values,
        above.allow_multiple_values.as_ref(),
    );
    replace(&mut below.required, above.required.as_ref());
    replace(&mut below.ui_config, above.ui_config.as_ref());
    replace(&mut below.model, above.model.as_ref());
    replace(&mut below.explore, above.explore.as_ref());
    replace(&mut below.field, above.field.as_ref());
    replace(
        &mut below.listens_to_filters,
        above.listens_to_filters.as_ref(),
    );
    others(&mut below.other, &above.other);
}

fn element(below: &mut Element, above: &Element) {
    below.origin = above.origin.clone();
    query(below, above);
    replace(&mut below.title, above.title.as_ref());
    replace(&mut below.element_type, above.element_type.as_ref());
    replace(&mut below.title_text, above.title_text.as_ref());
    replace(&mut below.subtitle_text, above.subtitle_text.as_ref());
    replace(&mut below.body_text, above.body_text.as_ref());
    replace(&mut below.note_text, above.note_text.as_ref());
    replace(&mut below.note_state, above.note_state.as_ref());
    replace(&mut below.note_display, above.note_display.as_ref());
    replace(&mut below.row, above.row.as_ref());
    replace(&mut below.col, above.col.as_ref());
    replace(&mut below.width, above.width.as_ref());
    replace(&mut below.height, above.height.as_ref());
    others(&mut below.other, &above.other);
}

fn query(below: &mut Element, above: &Element) {
    replace(&mut below.model, above.model.as_ref());
    replace(&mut below.explore, above.explore.as_ref());
    replace(&mut below.fields, above.fields.as_ref());
    replace(&mut below.pivots, above.pivots.as_ref());
    replace(&mut below.fill_fields, above.fill_fields.as_ref());
    replace(&mut below.sorts, above.sorts.as_ref());
    replace(&mut below.limit, above.limit.as_ref());
    replace(&mut below.column_limit, above.column_limit.as_ref());
    replace(&mut below.hidden_fields, above.hidden_fields.as_ref());
    replace(&mut below.dynamic_fields, above.dynamic_fields.as_ref());
    if !above.filters.is_empty() {
        below.filters.clone_from(&above.filters);
    }
    if !above.listen.is_empty() {
        below.listen.clone_from(&above.listen);
    }
}

/// Keys without a type of their own: each takes the place of the same key below.
fn others(below: &mut Vec<(String, DashboardValue)>, above: &[(String, DashboardValue)]) {
    for (key, value) in above {
        match below.iter_mut().find(|(it, _)| it == key) {
            Some((_, old)) => *old = value.clone(),
            None => below.push((key.clone(), value.clone())),
        }
    }
}
