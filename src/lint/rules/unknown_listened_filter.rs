//! # What it does
//! Finds names in `listens_to_filters` of a filter that no filter of the dashboard has.
//!
//! # Why is this bad?
//! The values that the filter offers are not narrowed by what people chose elsewhere.
//!
//! # Example
//! ```yaml
//! filters:
//! - name: Account
//! - name: Principal
//!   listens_to_filters: [Acount]
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//! - name: Account
//! - name: Principal
//!   listens_to_filters: [Account]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-filters>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::tiles::dashboards;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-listened-filter",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_listened_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, dashboard) in dashboards(context) {
        let filters = &dashboard.declared.filters;
        for filter in dashboard.filters() {
            let located = filter.origin_of("listens_to_filters");
            let listened = filter.declared.listens_to_filters.iter().flatten();
            for (index, name) in listened.enumerate() {
                if dashboard.is_open || filters.iter().any(|it| it.name == *name) {
                    continue;
                }
                let finding = RULE.finding(format!(
                    "the filter `{}` listens to `{}`, but the dashboard `{}` has no such filter",
                    filter.declared.name,
                    excerpt(name),
                    dashboard.id()
                ));
                let near = near_word(name, filters.iter().map(|it| it.name.as_str()));
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "take the name out of `listens_to_filters`".to_owned(),
                };
                let place = located.and_then(|it| Some(it.item(index)?.place()));
                findings.push(finding.on(place).help(help));
            }
        }
    }
}
