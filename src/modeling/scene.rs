//! What the dashboards need to know of the explores.

use std::collections::BTreeSet;

use crate::cloudtrail::{KeyPartition, KeyRole, PartitionLayout};
use crate::config::Config;
use crate::lookml::View;

use super::Views;
use super::dashboards::{DashboardScene, FilterTarget, NamedFilterTarget};
use super::definition::field_names;
use super::explores::key_values;

/// The scene of every dashboard.
pub(super) fn dashboard_scene(
    config: &Config,
    layout: &PartitionLayout,
    views: &Views,
) -> DashboardScene {
    let (events, sign_in) = (&config.events_view, &config.sign_in_view);
    let mut fields = BTreeSet::new();
    for view in [&views.raw, &views.refined] {
        fields.extend(names(events, view));
        fields.extend(names(sign_in, view));
    }
    fields.extend(names(sign_in, &views.sign_in));
    for view in &views.places {
        fields.extend(names(&view.name, view));
    }
    for derived in &views.derived {
        fields.extend(names(&derived.view.name, &derived.view));
    }
    let key_of = |role| layout.keys.iter().find(|key| key.role == role);
    let target = |key: &KeyPartition| FilterTarget {
        field: views.leaves.keys.of_key(&key.key).to_owned(),
        default_value: key_values(config, key).as_str().to_owned(),
        required: key.is_injected,
    };
    // A filter on the partition key reads less than one on the record's own account or region.
    let by_key_or_field = |role, field: &str| {
        key_of(role).map(target).or_else(|| {
            let is_there = fields.contains(&format!("{events}.{field}"));
            is_there.then(|| FilterTarget {
                field: field.to_owned(),
                default_value: String::new(),
                required: false,
            })
        })
    };
    DashboardScene {
        model: config.model.clone(),
        events: events.clone(),
        sign_in: sign_in.clone(),
        view: events.clone(),
        account: by_key_or_field(KeyRole::Account, "recipient_account"),
        region: by_key_or_field(KeyRole::Region, "aws_region"),
        further_keys: layout
            .keys
            .iter()
            .filter(|key| key.role == KeyRole::Other && key.is_injected)
            .map(|key| NamedFilterTarget {
                name: key.key.clone(),
                target: target(key),
            })
            .collect(),
        size: config.dashboards.size,
        default_range: config.date.default_range.clone(),
        default_days: config.date.default_days,
        max_days: config.date.max_days,
        thresholds: config.thresholds,
        reads_whole_bucket: layout.date.is_none(),
        fields,
    }
}

fn names<'a>(view_name: &'a str, view: &'a View) -> impl Iterator<Item = String> + 'a {
    view.fields
        .iter()
        .flat_map(field_names)
        .map(move |name| format!("{view_name}.{name}"))
}
