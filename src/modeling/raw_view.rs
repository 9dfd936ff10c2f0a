//! The raw view: every column and every struct leaf, hidden, from the schema alone.

use crate::lookml::{Field, FieldKind, View, YesNo};

use super::leaf::Leaf;

/// The view that all others build on.
pub(super) fn raw_view(name: &str, table_constant: &str, leaves: &[Leaf]) -> View {
    View {
        name: name.to_owned(),
        sql_table_name: Some(format!("@{{{table_constant}}}")),
        suggestions: Some(YesNo::No),
        fields: leaves.iter().map(dimension).collect(),
        ..View::default()
    }
}

fn dimension(leaf: &Leaf) -> Field {
    let mut field = Field::new(FieldKind::Dimension, &leaf.name);
    field.hidden = Some(YesNo::Yes);
    field.field_type = Some(leaf.field_type.clone());
    field.description.clone_from(&leaf.description);
    field.sql = Some(leaf.sql.clone());
    field
}
