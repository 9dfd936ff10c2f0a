//! `Texts`: every text in a declaration, to be changed.

use crate::lookml::{
    AllowedValue, Assert, DerivedTable, Explore, ExploreSource, Field, FieldFilter, FieldKind,
    FieldSet, FieldType, FilterExpression, Join, JoinType, Link, Parameter, Relationship, Test,
    TestColumn, Timeframe, Value, View, YesNo,
};

/// Gives every text in a value to a function that may change it.
pub(in crate::resolve) trait Texts {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String));
}

impl Texts for String {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        visit(self);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        if let Some(value) = self {
            value.each_text(visit);
        }
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        for value in self {
            value.each_text(visit);
        }
    }
}

impl<A: Texts, B: Texts> Texts for (A, B) {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.0.each_text(visit);
        self.1.each_text(visit);
    }
}

impl Texts for FilterExpression {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let mut text = self.as_str().to_owned();
        visit(&mut text);
        if text != self.as_str() {
            *self = Self::verbatim(text);
        }
    }
}

/// A word of a closed list holds a text only where it is none of the list.
macro_rules! words {
    ($($word:ident)*) => {
        $(impl Texts for $word {
            fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
                if let Self::Other(text) = self {
                    let mut text = std::mem::take(text);
                    visit(&mut text);
                    *self = Self::from(text.as_str());
                }
            }
        })*
    };
}

words!(YesNo FieldKind FieldType Timeframe JoinType Relationship);

/// A struct has the texts of its members.
macro_rules! members {
    ($($name:ident { $($member:ident)* })*) => {
        $(impl Texts for $name {
            fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
                $(self.$member.each_text(visit);)*
            }
        })*
    };
}

members! {
    FieldSet { name fields }
    DerivedTable { sql other }
    FieldFilter { field expression }
    AllowedValue { label value }
    Link { label url }
    TestColumn { name field }
    Assert { name expression }
    ExploreSource { explore columns filters other }
    Test { name explore_source asserts other }
    Parameter { name value }
    View {
        name extends extension label sql_table_name derived_table suggestions
        fields_hidden_by_default drill_fields fields sets other
    }
    Field {
        name primary_key hidden field_type label group_label group_item_label description tags
        timeframes datatype convert_tz sql sql_latitude sql_longitude filters default_value
        allowed_values value_format_name value_format map_layer_name order_by_field suggestions
        suggestable drill_fields links other
    }
    Explore {
        name extends extension from view_name label group_label view_label description hidden
        fields always_filter sql_always_where symmetric_aggregates joins other
    }
    Join {
        name from view_label join_type relationship required_joins fields sql_on other
    }
}

impl Texts for Value {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Word(text) | Self::Text(text) | Self::Expression(text) => visit(text),
            Self::List(values) => values.each_text(visit),
            Self::Pairs(pairs) => pairs.each_text(visit),
            Self::Block { name, parameters } => {
                name.each_text(visit);
                parameters.each_text(visit);
            }
        }
    }
}
