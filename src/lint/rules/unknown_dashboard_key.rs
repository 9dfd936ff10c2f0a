//! # What it does
//! Finds keys of a dashboard and of its filters that the reference does not name, and keys of a
//! tile that are nearly one that it names.
//!
//! # Why is this bad?
//! Looker ignores them: what the key was meant to set is not set. How a tile looks is set by more
//! keys than any list has, so of those only the misspelt ones are found.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   tilte: Console sign-ins
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   title: Console sign-ins
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::{Diagnostics, excerpt, near_word, slip_of};
use crate::lint::dashboard_keys::{DASHBOARD, ELEMENT, FILTER};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{DashboardValue, Origin};

pub(super) const RULE: Rule = Rule {
    name: "unknown-dashboard-key",
    family: Family::Validity,
    level: Level::Warning,
    file: include_str!("unknown_dashboard_key.rs"),
    check: Check::Project(check),
};

/// A shorter word is too often one letter from another.
const MIN_LENGTH: usize = 4;

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        look(
            &dashboard.other,
            &dashboard.origin,
            "dashboard",
            &DASHBOARD,
            true,
            findings,
        );
        for filter in &dashboard.filters {
            look(
                &filter.other,
                &filter.origin,
                "dashboard filter",
                &FILTER,
                true,
                findings,
            );
        }
        for tile in &dashboard.elements {
            look(&tile.other, &tile.origin, "tile", &ELEMENT, false, findings);
        }
    }
}

/// `is_closed` says whether a key that is not in the list is a mistake in any case.
fn look(
    keys: &[(String, DashboardValue)],
    origin: &Origin,
    what: &str,
    known: &[&str],
    is_closed: bool,
    findings: &mut Diagnostics,
) {
    for (key, _) in keys {
        if known.binary_search(&key.as_str()).is_ok() {
            continue;
        }
        let known = known.iter().copied();
        let near = if is_closed {
            near_word(key, known)
        } else {
            // A custom visualization has keys of its own, some of which are alike.
            slip_of(key, known).filter(|_| key.len() > MIN_LENGTH)
        };
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if is_closed => "remove it; if Looker knows it, allow this rule here".to_owned(),
            None => continue,
        };
        findings.push(
            RULE.finding(format!("`{}` is no key of a {what}", excerpt(key)))
                .on(origin.parameter(key).map(|it| it.key()))
                .help(help),
        );
    }
}
