//! The raw view: every column and every struct leaf, hidden, from the schema alone.

use crate::lookml::{Field, FieldKind, View, YesNo};

use crate::cloudtrail::PartitionLayout;

use super::leaf::{Leaf, Leaves};

/// The tag of the partition keys that hold the day: a query without a condition on one of them reads
/// the whole bucket, and lint looks for that condition.
pub(crate) const PARTITION_KEY_TAG: &str = "partition_key";

/// The view that all others build on.
pub(super) fn raw_view(
    name: &str,
    table_constant: &str,
    leaves: &Leaves,
    layout: &PartitionLayout,
) -> View {
    let days = layout.date.iter().flat_map(|date| date.value.keys());
    let days: Vec<&str> = days.map(|key| leaves.keys.of_key(key)).collect();
    let field = |leaf: &Leaf| {
        let mut field = dimension(leaf);
        if days.contains(&leaf.name.as_str()) {
            field.tags = Some(vec![PARTITION_KEY_TAG.to_owned()]);
        }
        field
    };
    View {
        name: name.to_owned(),
        sql_table_name: Some(format!("@{{{table_constant}}}")),
        suggestions: Some(YesNo::No),
        fields: leaves.all.iter().map(field).collect(),
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
