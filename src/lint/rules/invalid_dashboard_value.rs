//! # What it does
//! Finds values of dashboard keys that have another form than the key takes, or that are none of
//! the words that it takes.
//!
//! # Why is this bad?
//! Looker ignores the key, or does not show the dashboard.
//!
//! # Example
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspapers
//! ```
//!
//! # Use instead
//! ```yaml
//! - dashboard: sign_ins
//!   layout: newspaper
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::dashboard_keys::{BOOLEANS, LISTS, MAPPINGS, NUMBERS, TEXTS, words};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{DashboardValue, Located, Origin};

pub(super) const RULE: Rule = Rule {
    name: "invalid-dashboard-value",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("invalid_dashboard_value.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for dashboard in context.dashboards() {
        forms(&dashboard.other, &dashboard.origin, findings);
        word(
            "layout",
            dashboard.layout.as_deref(),
            &dashboard.origin,
            findings,
        );
        for filter in &dashboard.filters {
            forms(&filter.other, &filter.origin, findings);
            word(
                "filter type",
                filter.filter_type.as_deref(),
                &filter.origin,
                findings,
            );
            ui_config(filter.ui_config.as_ref(), &filter.origin, findings);
        }
        for tile in &dashboard.elements {
            forms(&tile.other, &tile.origin, findings);
            word(
                "note_state",
                tile.note_state.as_deref(),
                &tile.origin,
                findings,
            );
            word(
                "note_display",
                tile.note_display.as_deref(),
                &tile.origin,
                findings,
            );
        }
    }
}

/// A key that has its place in the model, and did not go there, has a value of another form.
fn forms(keys: &[(String, DashboardValue)], origin: &Origin, findings: &mut Diagnostics) {
    for (key, value) in keys {
        let Some(wanted) = wanted(key, value) else {
            continue;
        };
        findings.push(
            RULE.finding(format!("`{}` takes {wanted}", excerpt(key)))
                .on(origin.parameter(key).map(|it| it.key()))
                .help(format!("write {wanted}, or remove the key")),
        );
    }
}

fn wanted(key: &str, value: &DashboardValue) -> Option<&'static str> {
    let is_empty = match value {
        DashboardValue::Null => true,
        DashboardValue::List(items) => items.is_empty(),
        DashboardValue::Mapping(entries) => entries.is_empty(),
        DashboardValue::Text(text) => text.is_empty(),
        _ => false,
    };
    // Looker's own exports write `filters:` and `listen: {}`.
    if is_empty {
        return None;
    }
    if NUMBERS.contains(&key) {
        Some("a whole number")
    } else if BOOLEANS.contains(&key) && !matches!(value, DashboardValue::Boolean(_)) {
        Some("`true` or `false`")
    } else if LISTS.contains(&key) {
        Some("a list")
    } else if MAPPINGS.contains(&key) {
        Some("a section of keys and texts")
    } else if TEXTS.contains(&key) {
        Some("a text")
    } else {
        None
    }
}

fn ui_config(config: Option<&DashboardValue>, origin: &Origin, findings: &mut Diagnostics) {
    let Some(DashboardValue::Mapping(entries)) = config else {
        return;
    };
    let place = origin.parameter("ui_config");
    for (key, value) in entries {
        let what = match key.as_str() {
            "type" => "ui_config type",
            "display" => "ui_config display",
            _ => continue,
        };
        if let DashboardValue::Text(text) = value {
            let located = place.and_then(|it| it.parameter(key));
            one_of(what, text, located, findings);
        }
    }
}

fn word(what: &str, value: Option<&str>, origin: &Origin, findings: &mut Diagnostics) {
    if let Some(value) = value {
        let key = what.rsplit(' ').next().unwrap_or(what);
        one_of(what, value, origin.parameter(key), findings);
    }
}

fn one_of(what: &str, value: &str, at: Option<Located<'_>>, findings: &mut Diagnostics) {
    let words = words(what);
    if value.is_empty() || words.contains(&value) || value.contains("@{") {
        return;
    }
    let finding = RULE
        .finding(format!("`{}` is no {what}", excerpt(value)))
        .on(at.map(|it| it.place()));
    findings.push(match near_word(value, words.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("write one of `{}`", words.join("`, `"))),
    });
}
