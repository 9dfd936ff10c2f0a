//! A field that was changed, with nothing but what was changed.

use super::comparison::{Comparison, values};
use crate::lookml::Field;

/// `None` where the refinement would say nothing.
pub(super) fn refined(before: &Field, after: &Field, comparison: &mut Comparison) -> Option<Field> {
    let place = format!("{} `{}`", after.kind.as_str(), after.name);
    let (field, is_needed) = comparison.inside(place, |comparison| {
        let mut field = Field::new(after.kind.clone(), after.name.clone());
        values!(comparison, before, after => field {
            primary_key, label, group_label, group_item_label, description, tags, timeframes, datatype,
            convert_tz, sql, sql_latitude, sql_longitude, default_value, value_format_name, value_format,
            map_layer_name, order_by_field, suggestions, suggestable, drill_fields,
        });
        field.field_type = comparison.value("type", before.field_type.as_ref(), after.field_type.as_ref());
        field.hidden = comparison.hidden(before.hidden.as_ref(), after.hidden.as_ref());
        field.filters = comparison.added("filters", &before.filters, &after.filters);
        field.allowed_values = comparison.added("allowed_value", &before.allowed_values, &after.allowed_values);
        field.links = comparison.added("link", &before.links, &after.links);
        field.other = comparison.others(&before.other, &after.other);
        field
    });
    is_needed.then_some(field)
}
