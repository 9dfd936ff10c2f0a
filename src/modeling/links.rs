//! The links in the menu of a value: to the dashboard that tells more of it, with the period kept.

use crate::config::{Config, DashboardName};
use crate::lookml::{Link, View};

use super::event_window;

/// The fields that lead on: the field, what people read, the dashboard, and its filter.
const LINKS: [(&str, &str, DashboardName, &str); 3] = [
    (
        "principal",
        "Activity of this principal",
        DashboardName::AccountActivity,
        "Principal",
    ),
    (
        "source_ip",
        "Everything from this address",
        DashboardName::GeneralOperations,
        "Source IP",
    ),
    (
        "security_group",
        "Changes of this group",
        DashboardName::SecurityGroups,
        "Security group",
    ),
];

/// Adds the links to the dashboards that are written.
///
/// The period is that of the explore in which the value is shown. A view that others extend hands its
/// links on to them, so it names the filter of each view of `windows`; of these one is in the explore,
/// and the others are empty there.
pub(super) fn add(view: &mut View, windows: &[&str], config: &Config) {
    let dates = windows.iter().map(|window| {
        let filter = format!("{window}.{}", event_window::NAME);
        format!("{{{{ _filters['{filter}'] | url_encode }}}}")
    });
    let dates = dates.collect::<Vec<_>>().concat();
    for (name, label, dashboard, filter) in LINKS {
        if !config.dashboards.names.contains(&dashboard) {
            continue;
        }
        for field in view.fields.iter_mut().filter(|field| field.name == name) {
            field.links.push(Link {
                label: label.to_owned(),
                url: format!(
                    "/dashboards/{}::{dashboard}?{}={{{{ filterable_value | url_encode }}}}&Date={dates}",
                    config.model,
                    filter.replace(' ', "+"),
                ),
            });
        }
    }
}
