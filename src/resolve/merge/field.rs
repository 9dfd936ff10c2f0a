//! One field over another.

use crate::lookml::{Field, FieldFilter};

use super::{other, replace, replace_expression, replace_list};

/// What other parameters of a field are added up.
const ADDITIVE: [&str; 4] = ["action", "allowed_value", "filters", "link"];

/// Lays a field over another of the same name.
pub(in crate::resolve) fn field(below: &mut Field, above: &Field) {
    below.kind = above.kind.clone();
    below.name.clone_from(&above.name);
    below.origin = above.origin.clone();
    replace(&mut below.primary_key, above.primary_key.as_ref());
    replace(&mut below.hidden, above.hidden.as_ref());
    replace(&mut below.field_type, above.field_type.as_ref());
    replace(&mut below.label, above.label.as_ref());
    replace(&mut below.group_label, above.group_label.as_ref());
    replace(&mut below.group_item_label, above.group_item_label.as_ref());
    replace(&mut below.description, above.description.as_ref());
    replace_list(&mut below.tags, above.tags.as_ref());
    replace(&mut below.timeframes, above.timeframes.as_ref());
    replace(&mut below.datatype, above.datatype.as_ref());
    replace(&mut below.convert_tz, above.convert_tz.as_ref());
    replace_expression(&mut below.sql, above.sql.as_ref());
    replace_expression(&mut below.sql_latitude, above.sql_latitude.as_ref());
    replace_expression(&mut below.sql_longitude, above.sql_longitude.as_ref());
    add_filters(&mut below.filters, &above.filters);
    replace(&mut below.default_value, above.default_value.as_ref());
    below
        .allowed_values
        .extend_from_slice(&above.allowed_values);
    replace(
        &mut below.value_format_name,
        above.value_format_name.as_ref(),
    );
    replace(&mut below.value_format, above.value_format.as_ref());
    replace(&mut below.map_layer_name, above.map_layer_name.as_ref());
    replace(&mut below.order_by_field, above.order_by_field.as_ref());
    replace_list(&mut below.suggestions, above.suggestions.as_ref());
    replace(&mut below.suggestable, above.suggestable.as_ref());
    replace_list(&mut below.drill_fields, above.drill_fields.as_ref());
    below.links.extend_from_slice(&above.links);
    other::parameters(&mut below.other, &above.other, &ADDITIVE);
}

/// Adds filters; one on a field that is filtered already takes the place of that one.
fn add_filters(below: &mut Vec<FieldFilter>, above: &[FieldFilter]) {
    for filter in above {
        match below.iter_mut().find(|it| it.field == filter.field) {
            Some(same) => *same = filter.clone(),
            None => below.push(filter.clone()),
        }
    }
}
