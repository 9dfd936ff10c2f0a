//! # What it does
//! Finds filters of dashboards whose field their explore does not have.
//!
//! # Why is this bad?
//! The filter offers no values, and cannot be used.
//!
//! # Example
//! ```yaml
//! filters:
//! - name: Date
//!   type: field_filter
//!   explore: cloudtrail
//!   field: cloudtrail.eventtime
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//! - name: Date
//!   type: field_filter
//!   explore: cloudtrail
//!   field: cloudtrail.event_date
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-filters>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::tiles::dashboards;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::ExploreFound;

pub(super) const RULE: Rule = Rule {
    name: "unknown-filter-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_filter_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (model, dashboard) in dashboards(context) {
        for filter in dashboard.filters() {
            let declared = filter.declared;
            let (Some(explore), Some(field)) = (&declared.explore, &declared.field) else {
                continue;
            };
            let found = context
                .resolved()
                .explore(model, declared.model.as_deref(), explore);
            let ExploreFound::Explore(_, explore) = found else {
                continue;
            };
            if let Some(missing) = in_explore(explore, field) {
                let message = format!(
                    "the filter `{}` is on `{field}`, but {}",
                    declared.name,
                    missing.reason()
                );
                let place = filter.origin_of("field").map(|it| it.place());
                findings.push(missing.tell(RULE.finding(message).on(place)));
            }
        }
    }
}
