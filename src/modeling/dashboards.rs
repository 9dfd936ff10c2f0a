//! The dashboards that are generated, as values of [`lookml::Dashboard`](crate::lookml::Dashboard).
//!
//! Each is a pure function of a [`DashboardScene`]: which fields the explores have, how large the
//! dashboard shall be, what its filters begin with.
//! A tile whose fields are missing is left out and the layout closes up.

mod console_login_overview;
mod layout;
mod look;
mod page;
mod page_filter;
mod query_count;
mod scene;
mod table_calculation;
mod tile;

pub use console_login_overview::console_login_overview;
pub use page_filter::{IDENTITY_CLASSES, MFA_STATUSES, RESULTS};
pub use query_count::query_count;
pub use scene::{DashboardScene, FilterTarget, NamedFilterTarget};
