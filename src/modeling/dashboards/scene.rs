//! `DashboardScene`: everything that decides what a dashboard shows.

use std::collections::BTreeSet;

use crate::config::{DashboardSize, Thresholds};
use crate::modeling::geolocation::RANGES_VIEW;

/// Everything that decides what a dashboard shows.
///
/// Whether the project has a geolocation table or known networks is not said apart: it shows in
/// `fields`, so that a tile can never name a field that the project lacks.
#[derive(Clone, Debug)]
pub struct DashboardScene {
    /// The model's name.
    pub model: String,
    /// Name of the explore of all events, to which the text at the top links.
    pub events: String,
    /// Name of the sign-in explore and of its view.
    pub sign_in: String,
    /// The explore, and its view of the same name, whose fields a name without a dot means.
    pub view: String,
    /// The visible and hidden fields of all explores, as `view.field` with the timeframe suffix
    /// (`sign_in.event_date`).
    pub fields: BTreeSet<String>,
    /// How many tiles.
    pub size: DashboardSize,
    /// What the Date filter begins with: a Looker date filter expression, such as `7 days`.
    pub default_range: String,
    /// The days of `default_range`, where they are known.
    pub default_days: Option<u32>,
    /// The most days that a query reads (`date.max_days`), where there is a limit.
    pub max_days: Option<u32>,
    /// The field behind the Account filter; no such filter where missing.
    pub account: Option<FilterTarget>,
    /// The field behind the Region filter; no such filter where missing.
    pub region: Option<FilterTarget>,
    /// Filters for further partition keys without whose value Athena answers no query.
    pub further_keys: Vec<NamedFilterTarget>,
    /// Numbers that people tune.
    pub thresholds: Thresholds,
    /// Whether the table has no partitions by date, so that the date narrows no query.
    pub reads_whole_bucket: bool,
}

/// The field behind a dashboard filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterTarget {
    /// Without its view, since each explore has it in its own.
    pub field: String,
    /// A filter expression; empty for *any value*.
    pub default_value: String,
    /// Whether Looker insists on a value, as Athena does for an injected partition key.
    pub required: bool,
}

/// A dashboard filter with a name that comes from the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFilterTarget {
    /// What people read, after the word *Partition*.
    pub name: String,
    /// The field.
    pub target: FilterTarget,
}

impl DashboardScene {
    /// The same scene, in which names without a dot are fields of another explore.
    pub(super) fn over(&self, explore: &str) -> Self {
        Self {
            view: explore.to_owned(),
            ..self.clone()
        }
    }

    /// Whether the explore is written: those over derived tables are only where the log can fill them.
    pub(super) fn has_explore(&self, explore: &str) -> bool {
        *explore == self.events
            || *explore == self.sign_in
            || self.over(explore).has("event_window")
    }

    /// What the Date filter begins with on a page that shows `hours`: no more than elsewhere.
    pub(super) fn range_of(&self, hours: u32) -> String {
        match self.default_days {
            Some(days) if days.saturating_mul(24) <= hours => self.default_range.clone(),
            _ => format!("{hours} hours"),
        }
    }

    /// The time by which a trend over such a period shows most.
    pub(super) fn time_of(&self, range: &str) -> &'static str {
        if is_short(range) && self.has("event_hour") {
            "event_hour"
        } else {
            "event_date"
        }
    }

    /// The whole name of a field: a name without a dot is one of the explore's own view.
    pub(super) fn field(&self, name: &str) -> String {
        if name.contains('.') {
            name.to_owned()
        } else {
            format!("{}.{name}", self.view)
        }
    }

    /// Whether the explore has the field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.contains(&self.field(name))
    }

    /// Whether sign-ins can be shown on a map.
    pub(super) fn has_countries(&self) -> bool {
        self.has(&place("country_code"))
    }

    /// The field that names a country for people: its name, else its code.
    pub(super) fn country(&self) -> String {
        let name = place("country");
        if self.has(&name) {
            name
        } else {
            place("country_code")
        }
    }
}

/// The whole name of a field of the geolocation view.
pub(super) fn place(name: &str) -> String {
    format!("{RANGES_VIEW}.{name}")
}

/// Whether a date range is so short that hours tell more than days.
fn is_short(range: &str) -> bool {
    let range = range.trim().to_ascii_lowercase();
    let days = ["today", "yesterday", "1 day", "1 days", "2 day", "2 days"];
    range.contains("hour") || range.contains("minute") || days.contains(&range.as_str())
}
