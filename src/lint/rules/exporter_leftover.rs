//! # What it does
//! Finds `__FILE` and `__LINE_NUM` in dashboards.
//!
//! # Why is this bad?
//! Old exports of dashboards hold them. They name a file of somebody else, and mean nothing.
//!
//! # Example
//! ```yaml
//! - name: errors
//!   __FILE: block/errors.dashboard.lookml
//! ```
//!
//! # Use instead
//! ```yaml
//! - name: errors
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{DashboardValue, Located};

pub(super) const RULE: Rule = Rule {
    name: "exporter-leftover",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("exporter_leftover.rs"),
    check: Check::Project(check),
};

const KEYS: [&str; 2] = ["__FILE", "__LINE_NUM"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        let mut found = look_through(dashboard.origin.value(), &dashboard.other);
        for filter in &dashboard.filters {
            found.extend(look_through(filter.origin.value(), &filter.other));
        }
        for element in &dashboard.elements {
            found.extend(look_through(element.origin.value(), &element.other));
        }
        findings.0.extend(found);
    }
}

/// The first leftover of each of these keys, at any depth.
fn look_through(
    located: Option<Located<'_>>,
    other: &[(String, DashboardValue)],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (key, value) in other {
        let inner = located.and_then(|it| it.parameter(key));
        if KEYS.contains(&key.as_str()) {
            let place = inner.map(|it| it.key());
            let finding = RULE.finding(format!("`{key}` was left behind by an export"));
            found.push(finding.on(place).help("take the line out"));
            continue;
        }
        match value {
            DashboardValue::Mapping(members) => found.extend(look_through(inner, members)),
            DashboardValue::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let DashboardValue::Mapping(members) = item {
                        let inner = inner.and_then(|it| it.item(index));
                        found.extend(look_through(inner, members));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
