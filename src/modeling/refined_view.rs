//! The refined view: what people use of the event view.

use crate::cloudtrail::{KeyPartition, KeyRole, PartitionLayout};
use crate::config::Config;
use crate::lookml::{Field, FieldKind, FieldSet, View, YesNo};

use super::definition::{Available, field_names};
use super::event_fields::{self, Wanted};
use super::event_window;
use super::leaf::{LeafNames, Leaves};

/// The set of fields that a click on a number shows.
pub(super) const DETAIL_SET: &str = "event_detail";

/// The fields of [`DETAIL_SET`], as far as the table has them.
const DETAIL_FIELDS: &[&str] = &[
    "event_time",
    "principal",
    "identity_class",
    "event_name",
    "event_source",
    "result",
    "failure_reason",
    "error_code",
    "source_ip",
    "network_zone",
    "client",
    "aws_region",
    "recipient_account",
    "event_id",
];

/// The refinement of the event view, and the fields that it makes available to others.
pub(super) fn refined_view(
    config: &Config,
    layout: &PartitionLayout,
    leaves: &Leaves,
    wanted: Wanted,
) -> (View, Available) {
    let mut available = Available::default();
    for leaf in &leaves.all {
        if leaf.is_text {
            available.add(&leaf.name);
        } else {
            available.add_cast(&leaf.name);
        }
    }
    let mut fields = Vec::new();
    if config.primary_key && available.has("eventid") {
        fields.push(primary_key());
    }
    fields.push(event_window::field(&config.date, layout));
    fields.extend(
        layout
            .keys
            .iter()
            .map(|key| partition_field(key, &leaves.keys)),
    );
    let definitions = event_fields::event_dimensions(wanted)
        .into_iter()
        .chain(event_fields::event_measures());
    for definition in definitions {
        if let Some(field) = definition.fit(&available) {
            for name in field_names(&field) {
                available.add(&name);
            }
            fields.push(field);
        }
    }
    let view = View {
        name: config.events_view.clone(),
        is_refinement: true,
        label: Some("CloudTrail Event".to_owned()),
        drill_fields: Some(vec![format!("{DETAIL_SET}*")]),
        sets: vec![detail_set(&available)],
        fields,
        ..View::default()
    };
    (view, available)
}

fn primary_key() -> Field {
    let mut field = Field::new(FieldKind::Dimension, "eventid");
    field.primary_key = Some(YesNo::Yes);
    field
}

/// A partition key that holds no day is shown, because a filter on it makes Athena read less.
fn partition_field(key: &KeyPartition, names: &LeafNames) -> Field {
    let mut field = Field::new(FieldKind::Dimension, names.of_key(&key.key));
    field.hidden = Some(YesNo::No);
    field.label = Some(match key.role {
        KeyRole::Account => "Account (Partition)".to_owned(),
        KeyRole::Region => "Region (Partition)".to_owned(),
        KeyRole::Other => format!("{} (Partition)", words(names.of_key(&key.key))),
    });
    field.group_label = Some("Partition".to_owned());
    let what = match key.role {
        KeyRole::Account => "The account whose folder of the bucket the record lies in.",
        KeyRole::Region => "The region whose folder of the bucket the record lies in.",
        KeyRole::Other => "A partition key of the table.",
    };
    let cost = if key.is_injected {
        "Athena answers only queries that name its value."
    } else {
        "A filter on it makes Athena read less."
    };
    field.description = Some(format!("{what} {cost}"));
    if !key.values.is_empty() {
        field.suggestions = Some(key.values.clone());
    }
    field
}

/// `p_date` as `P Date`.
fn words(name: &str) -> String {
    let words: Vec<String> = name
        .split('_')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect();
    words.join(" ")
}

fn detail_set(available: &Available) -> FieldSet {
    FieldSet {
        name: DETAIL_SET.to_owned(),
        fields: DETAIL_FIELDS
            .iter()
            .filter(|name| available.has(name))
            .map(|&name| name.to_owned())
            .collect(),
        ..FieldSet::default()
    }
}
