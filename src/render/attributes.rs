//! How templates see the model: each type's parts by name, made only when a template asks for them.
//!
//! Turning a whole project into template values first would hold it in memory twice and cost more
//! than rendering it.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

use crate::lookml::{
    AllowedValue, Assert, Constant, Dashboard, DashboardFilter, DashboardValue, Declaration,
    DerivedTable, Element, Explore, ExploreSource, Field, FieldFilter, FieldKind, FieldSet,
    FieldType, FilterExpression, Join, JoinType, Link, Parameter, Relationship, Test, TestColumn,
    Timeframe, View, YesNo,
};

/// What a template gets for a part of the model.
trait Attribute {
    fn attribute(&self) -> Value;
}

/// A list of model values, for a template to walk through.
pub(super) fn list<T: Object + Clone + 'static>(items: &[T]) -> Value {
    items.iter().cloned().map(Value::from_object).collect()
}

impl<T: Attribute> Attribute for Option<T> {
    fn attribute(&self) -> Value {
        self.as_ref().map_or(Value::from(()), Attribute::attribute)
    }
}

impl<T: Attribute> Attribute for Vec<T> {
    fn attribute(&self) -> Value {
        self.iter().map(Attribute::attribute).collect()
    }
}

impl<T: Attribute> Attribute for (String, T) {
    fn attribute(&self) -> Value {
        Value::from(vec![self.0.attribute(), self.1.attribute()])
    }
}

macro_rules! plain_attributes {
    ($($type:ty),*) => { $(
        impl Attribute for $type {
            fn attribute(&self) -> Value {
                Value::from(self.clone())
            }
        }
    )* };
}

macro_rules! word_attributes {
    ($($type:ty),*) => { $(
        impl Attribute for $type {
            fn attribute(&self) -> Value {
                Value::from(self.as_str())
            }
        }
    )* };
}

/// Gives a type's parts to templates under their names in the model, or under other names.
macro_rules! object {
    ($type:ty { $($name:ident),* $(,)? $(; $($other:literal => $part:expr),*)? }) => {
        impl Object for $type {
            fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
                match key {
                    $(stringify!($name) => Some(self.$name.attribute()),)*
                    $($($other => Some($part(self)),)*)?
                    _ => None,
                }
            }

            fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
                self.get_value_by_str(key.as_str()?)
            }

            fn enumerate(self: &Arc<Self>) -> Enumerator {
                Enumerator::Str(&[$(stringify!($name),)* $($($other),*)?])
            }
        }

        impl Attribute for $type {
            fn attribute(&self) -> Value {
                Value::from_object(self.clone())
            }
        }
    };
}

plain_attributes!(String, bool, u32);
word_attributes!(
    FieldKind,
    FieldType,
    FilterExpression,
    JoinType,
    Relationship,
    Timeframe,
    YesNo
);

object!(Constant {
    name,
    value,
    export
});
object!(View {
    name,
    is_refinement,
    extends,
    extension,
    label,
    sql_table_name,
    derived_table,
    suggestions,
    fields_hidden_by_default,
    drill_fields,
    fields,
    sets,
    other,
});
object!(DerivedTable { sql, other });
object!(FieldSet { name, fields });
object!(Field {
    kind, name, primary_key, hidden, label, group_label, group_item_label, description, tags,
    timeframes, datatype, convert_tz, sql, sql_latitude, sql_longitude, filters, default_value,
    allowed_values, value_format_name, value_format, map_layer_name, order_by_field, suggestions,
    suggestable, drill_fields, links, other;
    "type" => |field: &Field| field.field_type.attribute()
});
object!(FieldFilter { field, expression });
object!(AllowedValue { label, value });
object!(Link { label, url });
object!(Explore {
    name,
    is_refinement,
    extends,
    extension,
    from,
    view_name,
    label,
    group_label,
    view_label,
    description,
    hidden,
    fields,
    always_filter,
    sql_always_where,
    symmetric_aggregates,
    joins,
    other,
});
object!(Join {
    name, from, view_label, relationship, required_joins, fields, sql_on, other;
    "type" => |join: &Join| join.join_type.attribute()
});
object!(Test {
    name,
    explore_source,
    asserts,
    other
});
object!(ExploreSource {
    explore,
    columns,
    filters,
    other
});
object!(TestColumn { name, field });
object!(Assert { name, expression });
object!(Parameter { name, value });
object!(Dashboard {
    id,
    title,
    description,
    layout,
    preferred_viewer,
    crossfilter_enabled,
    filters,
    elements,
    other,
});
object!(DashboardFilter {
    name, title, default_value, allow_multiple_values, required, ui_config, model, explore, field,
    listens_to_filters, other;
    "type" => |filter: &DashboardFilter| filter.filter_type.attribute()
});
object!(Element {
    name, title, model, explore, fields, pivots, fill_fields, filters, sorts, limit, column_limit,
    hidden_fields, dynamic_fields, listen, title_text, subtitle_text, body_text, note_text,
    note_state, note_display, other, row, col, width, height;
    "type" => |element: &Element| element.element_type.attribute()
});
object!(DashboardValue {});
object!(Declaration {
    ; "declares" => |it: &Declaration| Value::from(declares(it)), "declared" => declared
});
object!(crate::lookml::Value {
    ; "form" => |it: &crate::lookml::Value| Value::from(form(it)),
    "text" => text, "name" => block_name, "parameters" => block_parameters
});

/// The name of the partial that writes a declaration.
fn declares(declaration: &Declaration) -> &'static str {
    match declaration {
        Declaration::Constant(_) => "constant",
        Declaration::Include(_) => "include",
        Declaration::View(_) => "view",
        Declaration::Explore(_) => "explore",
        Declaration::Test(_) => "test",
        Declaration::Parameter(_) => "parameter",
    }
}

fn declared(declaration: &Declaration) -> Value {
    match declaration {
        Declaration::Constant(constant) => constant.attribute(),
        Declaration::Include(include) => include.path.attribute(),
        Declaration::View(view) => view.attribute(),
        Declaration::Explore(explore) => explore.attribute(),
        Declaration::Test(test) => test.attribute(),
        Declaration::Parameter(parameter) => parameter.attribute(),
    }
}

fn form(value: &crate::lookml::Value) -> &'static str {
    use crate::lookml::Value::{Block, Expression, List, Pairs, Text, Word};
    match value {
        Word(_) => "word",
        Text(_) => "text",
        Expression(_) => "expression",
        List(_) => "list",
        Pairs(_) => "pairs",
        Block { .. } => "block",
    }
}

/// The text of an expression.
fn text(value: &crate::lookml::Value) -> Value {
    match value {
        crate::lookml::Value::Expression(text) => text.attribute(),
        _ => Value::from(()),
    }
}

fn block_name(value: &crate::lookml::Value) -> Value {
    match value {
        crate::lookml::Value::Block { name, .. } => name.attribute(),
        _ => Value::from(()),
    }
}

fn block_parameters(value: &crate::lookml::Value) -> Value {
    match value {
        crate::lookml::Value::Block { parameters, .. } => parameters.attribute(),
        _ => Value::from(()),
    }
}
