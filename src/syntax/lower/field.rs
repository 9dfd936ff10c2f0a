//! Fields of a view, with their links and allowed values.

use crate::lookml::{AllowedValue, Field, FieldKind, Link};
use crate::syntax::tree::{Block, Pair, Token, Value};

use super::{Lowering, Taken, add, put};

impl Lowering<'_> {
    /// A field; `None` where the parameter is something else.
    pub(super) fn field(&self, pair: &Pair) -> Option<Field> {
        let Value::Block(block) = &pair.value else {
            return None;
        };
        let name = block.name?;
        match FieldKind::from(self.key(pair)) {
            FieldKind::Other(_) => None,
            kind => Some(self.field_of(kind, pair, block, name)),
        }
    }

    fn field_of(&self, kind: FieldKind, pair: &Pair, block: &Block, name: Token) -> Field {
        let mut field = Field::new(kind, self.name(name));
        let rest = self.fill(pair, block, name, |key, pair| {
            match self.take_common(&mut field, key, &pair.value) {
                Taken::No => self.take_special(&mut field, key, &pair.value),
                taken => taken,
            }
        });
        field.origin = rest.origin;
        field.other = rest.other;
        field
    }

    /// What nearly every field has.
    fn take_common(&self, field: &mut Field, key: &str, value: &Value) -> Taken {
        match key {
            "primary_key" => put(&mut field.primary_key, self.word(value)),
            "hidden" => put(&mut field.hidden, self.word(value)),
            "type" => put(&mut field.field_type, self.word(value)),
            "label" => put(&mut field.label, self.text(value)),
            "group_label" => put(&mut field.group_label, self.text(value)),
            "group_item_label" => put(&mut field.group_item_label, self.text(value)),
            "description" => put(&mut field.description, self.text(value)),
            "tags" => put(&mut field.tags, self.texts(value)),
            "sql" => put(&mut field.sql, self.expression(value)),
            "filters" => match self.filters(value) {
                Some(filters) => {
                    field.filters.extend(filters);
                    Taken::Yes
                }
                None => Taken::No,
            },
            "value_format_name" => put(&mut field.value_format_name, self.text(value)),
            "value_format" => put(&mut field.value_format, self.text(value)),
            "drill_fields" => put(&mut field.drill_fields, self.texts(value)),
            "link" => add(&mut field.links, self.link(value)),
            _ => Taken::No,
        }
    }

    /// What only some types of field have.
    fn take_special(&self, field: &mut Field, key: &str, value: &Value) -> Taken {
        match key {
            "timeframes" => put(&mut field.timeframes, self.words(value)),
            "datatype" => put(&mut field.datatype, self.text(value)),
            "convert_tz" => put(&mut field.convert_tz, self.word(value)),
            "sql_latitude" => put(&mut field.sql_latitude, self.expression(value)),
            "sql_longitude" => put(&mut field.sql_longitude, self.expression(value)),
            "default_value" => put(&mut field.default_value, self.text(value)),
            "allowed_value" => add(&mut field.allowed_values, self.allowed_value(value)),
            "map_layer_name" => put(&mut field.map_layer_name, self.text(value)),
            "order_by_field" => put(&mut field.order_by_field, self.text(value)),
            "suggestions" => put(&mut field.suggestions, self.texts(value)),
            "suggestable" => put(&mut field.suggestable, self.word(value)),
            _ => Taken::No,
        }
    }

    /// A link that has a label and an address and nothing else.
    fn link(&self, value: &Value) -> Option<Link> {
        let mut label = None;
        let mut url = None;
        self.take_all(value, |key, value| match key {
            "label" => put(&mut label, self.text(value)),
            "url" => put(&mut url, self.text(value)),
            _ => Taken::No,
        })?;
        Some(Link {
            label: label?,
            url: url?,
        })
    }

    /// An allowed value that has a value, perhaps a label, and nothing else.
    fn allowed_value(&self, value: &Value) -> Option<AllowedValue> {
        let mut label = None;
        let mut allowed = None;
        self.take_all(value, |key, value| match key {
            "label" => put(&mut label, self.text(value)),
            "value" => put(&mut allowed, self.text(value)),
            _ => Taken::No,
        })?;
        Some(AllowedValue {
            label,
            value: allowed?,
        })
    }

    /// Gives each parameter of a block without a name to `take`; `None` unless all are taken.
    pub(super) fn take_all(
        &self,
        value: &Value,
        mut take: impl FnMut(&str, &Value) -> Taken,
    ) -> Option<()> {
        match value {
            Value::Block(block) if block.name.is_none() => block
                .pairs()
                .all(|pair| take(self.key(pair), &pair.value) != Taken::No)
                .then_some(()),
            _ => None,
        }
    }
}
