//! The dashboards that are generated, as values of [`lookml::Dashboard`](crate::lookml::Dashboard).
//!
//! Each is a pure function of a [`DashboardScene`]: which fields the explores have, how large the
//! dashboard shall be, what its filters begin with.
//! A tile whose fields are missing is left out and the layout closes up.

mod account_activity;
mod cis_monitoring;
mod console_login_overview;
mod data_access;
mod error_overview;
mod general_operations;
mod introduction;
mod key_figure;
mod layout;
mod look;
mod page;
mod page_filter;
mod privileged_changes;
mod query_count;
mod scene;
mod security_groups;
mod table_calculation;
mod tile;

use crate::config::DashboardName;
use crate::lookml::Dashboard;

pub use page_filter::{IDENTITY_CLASSES, MFA_STATUSES, RESULTS};
pub use query_count::query_count;
pub use scene::{DashboardScene, FilterTarget, NamedFilterTarget};

/// The dashboard of that name.
#[must_use]
pub fn dashboard(name: DashboardName, scene: &DashboardScene) -> Dashboard {
    let make = match name {
        DashboardName::ConsoleLoginOverview => console_login_overview::console_login_overview,
        DashboardName::GeneralOperations => general_operations::general_operations,
        DashboardName::ErrorOverview => error_overview::error_overview,
        DashboardName::SecurityGroups => security_groups::security_groups,
        DashboardName::AccountActivity => account_activity::account_activity,
        DashboardName::PrivilegedChanges => privileged_changes::privileged_changes,
        DashboardName::CisMonitoring => cis_monitoring::cis_monitoring,
        DashboardName::DataAccess => data_access::data_access,
    };
    make(scene)
}
