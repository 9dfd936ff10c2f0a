//! One explore over another, and one join over another.

use crate::lookml::{Explore, Join};

use super::{add_names, merge_named, other, replace, replace_expression, replace_list};

/// What other parameters of an explore are added up; `aggregate_table` and `query` have names.
const ADDITIVE: [&str; 3] = ["access_filter", "aggregate_table", "query"];

/// Lays an explore over another.
pub(in crate::resolve) fn explore(below: &mut Explore, above: &Explore) {
    below.name.clone_from(&above.name);
    below.origin = above.origin.clone();
    add_names(&mut below.extends, above.extends.as_ref());
    replace(&mut below.extension, above.extension.as_ref());
    replace(&mut below.from, above.from.as_ref());
    replace(&mut below.view_name, above.view_name.as_ref());
    replace(&mut below.label, above.label.as_ref());
    replace(&mut below.group_label, above.group_label.as_ref());
    replace(&mut below.view_label, above.view_label.as_ref());
    replace(&mut below.description, above.description.as_ref());
    replace(&mut below.hidden, above.hidden.as_ref());
    replace_list(&mut below.fields, above.fields.as_ref());
    if !above.always_filter.is_empty() {
        below.always_filter.clone_from(&above.always_filter);
    }
    replace_expression(&mut below.sql_always_where, above.sql_always_where.as_ref());
    replace(
        &mut below.symmetric_aggregates,
        above.symmetric_aggregates.as_ref(),
    );
    merge_named(&mut below.joins, &above.joins, |it| Some(&it.name), join);
    other::parameters(&mut below.other, &above.other, &ADDITIVE);
}

/// Lays a join over another of the same name.
fn join(below: &mut Join, above: &Join) {
    below.origin = above.origin.clone();
    replace(&mut below.from, above.from.as_ref());
    replace(&mut below.view_label, above.view_label.as_ref());
    replace(&mut below.join_type, above.join_type.as_ref());
    replace(&mut below.relationship, above.relationship.as_ref());
    replace_list(&mut below.required_joins, above.required_joins.as_ref());
    replace_list(&mut below.fields, above.fields.as_ref());
    replace_expression(&mut below.sql_on, above.sql_on.as_ref());
    other::parameters(&mut below.other, &above.other, &[]);
}
