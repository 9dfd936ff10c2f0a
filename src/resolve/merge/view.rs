//! One view over another, without their fields, which have their own layers.

use crate::lookml::{DerivedTable, FieldSet, View};

use super::{add_names, list, merge_named, other, replace, replace_expression, replace_list};

/// What parameters of a derived table are added up.
const ADDITIVE_IN_TABLE: [&str; 4] = ["bind_filters", "dev_filters", "filters", "sorts"];

/// Lays a view over another.
pub(in crate::resolve) fn view(below: &mut View, above: &View) {
    below.name.clone_from(&above.name);
    below.origin = above.origin.clone();
    add_names(&mut below.extends, above.extends.as_ref());
    replace(&mut below.extension, above.extension.as_ref());
    replace(&mut below.label, above.label.as_ref());
    replace_expression(&mut below.sql_table_name, above.sql_table_name.as_ref());
    if let Some(table) = &above.derived_table {
        derived_table(below.derived_table.get_or_insert_default(), table);
    }
    replace(&mut below.suggestions, above.suggestions.as_ref());
    replace(
        &mut below.fields_hidden_by_default,
        above.fields_hidden_by_default.as_ref(),
    );
    replace_list(&mut below.drill_fields, above.drill_fields.as_ref());
    sets(&mut below.sets, &above.sets);
    other::parameters(&mut below.other, &above.other, &[]);
}

fn derived_table(below: &mut DerivedTable, above: &DerivedTable) {
    replace_expression(&mut below.sql, above.sql.as_ref());
    other::parameters(&mut below.other, &above.other, &ADDITIVE_IN_TABLE);
}

fn sets(below: &mut Vec<FieldSet>, above: &[FieldSet]) {
    merge_named(
        below,
        above,
        |set| Some(&set.name),
        |same, set| {
            same.fields = list(&same.fields, &set.fields);
            same.origin = set.origin.clone();
        },
    );
}

/// A copy of everything but the fields.
pub(in crate::resolve) fn without_fields(view: &View) -> View {
    View {
        name: view.name.clone(),
        is_refinement: view.is_refinement,
        extends: view.extends.clone(),
        extension: view.extension.clone(),
        label: view.label.clone(),
        sql_table_name: view.sql_table_name.clone(),
        derived_table: view.derived_table.clone(),
        suggestions: view.suggestions.clone(),
        fields_hidden_by_default: view.fields_hidden_by_default.clone(),
        drill_fields: view.drill_fields.clone(),
        fields: Vec::new(),
        sets: view.sets.clone(),
        other: view.other.clone(),
        origin: view.origin.clone(),
    }
}
