//! The explores, each with the one date filter and the predicates that it drives.

use crate::cloudtrail::{KeyPartition, PartitionLayout};
use crate::config::Config;
use crate::lookml::{Explore, FieldFilter, FilterExpression, YesNo};

use super::event_window;
use super::geolocation;
use super::leaf::LeafNames;

/// The services whose events tell of signing in.
///
/// Source: AWS CloudTrail user guide, *AWS Management Console sign-in events*, and IAM Identity Center
/// user guide, *Logging IAM Identity Center API calls with CloudTrail*.
const SIGN_IN_SOURCES: &str = "'signin.amazonaws.com', 'sso.amazonaws.com'";

/// What both explores are made from.
pub(super) struct ExploreScene<'a> {
    /// The configuration.
    pub(super) config: &'a Config,
    /// What the partition keys mean.
    pub(super) layout: &'a PartitionLayout,
    /// The fields of the partition keys.
    pub(super) keys: &'a LeafNames,
    /// Whether addresses can be looked up.
    pub(super) has_geolocation: bool,
}

impl ExploreScene<'_> {
    /// The explore of all events.
    pub(super) fn events(&self) -> Explore {
        self.explore(
            &self.config.events_view,
            "CloudTrail Events",
            "Every event that CloudTrail recorded: who called what, from where, and how it ended.",
            None,
        )
    }

    /// The explore of signing in.
    pub(super) fn sign_in(&self) -> Explore {
        let view = &self.config.sign_in_view;
        self.explore(
            view,
            "Console Sign-Ins",
            "Events of signing in: attempts, failures, multi-factor authentication and where they come from.",
            Some(format!("${{{view}.eventsource}} IN ({SIGN_IN_SOURCES})")),
        )
    }

    /// An explore over a derived table, which filters by the period itself.
    pub(super) fn derived(&self, view: &str, label: &str, description: &str) -> Explore {
        Explore {
            name: view.to_owned(),
            label: Some(label.to_owned()),
            group_label: Some("CloudTrail".to_owned()),
            description: Some(format!(
                "{description} Choose the period with the filter Date."
            )),
            always_filter: self.required_filters(view, &self.config.date.default_range),
            symmetric_aggregates: Some(YesNo::No),
            ..Explore::default()
        }
    }

    fn explore(
        &self,
        view: &str,
        label: &str,
        description: &str,
        condition: Option<String>,
    ) -> Explore {
        let window = event_window::predicate(view, &self.config.date, self.layout, self.keys);
        Explore {
            name: view.to_owned(),
            label: Some(label.to_owned()),
            group_label: Some("CloudTrail".to_owned()),
            description: Some(format!(
                "{description} Choose the period with the filter Date."
            )),
            always_filter: self.required_filters(view, &self.config.date.default_range),
            sql_always_where: Some(match condition {
                Some(condition) => format!("{window}\nAND {condition}"),
                None => window,
            }),
            symmetric_aggregates: Some(YesNo::No),
            joins: if self.has_geolocation {
                geolocation::joins(view)
            } else {
                Vec::new()
            },
            ..Explore::default()
        }
    }

    /// The filters that every query over `view` has: the period, and each key that Athena wants named.
    pub(super) fn required_filters(&self, view: &str, period: &str) -> Vec<FieldFilter> {
        let window = FieldFilter::new(
            format!("{view}.{}", event_window::NAME),
            FilterExpression::verbatim(period),
        );
        let injected = self
            .layout
            .keys
            .iter()
            .filter(|key| key.is_injected)
            .map(|key| {
                FieldFilter::new(
                    format!("{view}.{}", self.keys.of_key(&key.key)),
                    key_values(self.config, key),
                )
            });
        std::iter::once(window).chain(injected).collect()
    }
}

/// The configured values of a key as a filter; any value where none are configured.
pub(super) fn key_values(config: &Config, key: &KeyPartition) -> FilterExpression {
    let values = config
        .partitions
        .values
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(&key.key))
        .map_or(&[] as &[String], |(_, values)| values);
    if key.is_number {
        return FilterExpression::verbatim(values.join(","));
    }
    FilterExpression::any_of(values.iter().map(String::as_str))
        .unwrap_or_else(|| FilterExpression::verbatim(""))
}
