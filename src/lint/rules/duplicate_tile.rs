//! # What it does
//! Finds two tiles, or two filters, of a dashboard that have the same name.
//!
//! # Why is this bad?
//! Looker shows one of them, and `listen` may mean the other.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {name: users, type: text}
//!   - {name: users, type: text}
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   elements:
//!   - {name: users, type: text}
//!   - {name: places, type: text}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use std::collections::HashSet;

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Origin;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-tile",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("duplicate_tile.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        let tiles = dashboard.elements.iter();
        let named = tiles.filter_map(|tile| Some((tile.name.as_deref()?, &tile.origin)));
        look("tile", named, findings);
        let filters = dashboard.filters.iter();
        let named = filters.map(|filter| (filter.name.as_str(), &filter.origin));
        look(
            "filter",
            named.filter(|(name, _)| !name.is_empty()),
            findings,
        );
    }
}

fn look<'d>(
    kind: &str,
    named: impl Iterator<Item = (&'d str, &'d Origin)>,
    findings: &mut Diagnostics,
) {
    let mut seen = HashSet::new();
    for (name, origin) in named {
        if !seen.insert(name) {
            findings.push(
                RULE.finding(format!("a {kind} named `{}` stands above", excerpt(name)))
                    .on(origin.place())
                    .help(format!(
                        "give each {kind} of the dashboard a name of its own"
                    )),
            );
        }
    }
}
