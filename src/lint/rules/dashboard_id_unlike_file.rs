//! # What it does
//! Finds dashboards whose id differs by a few letters from the name of their file.
//!
//! # Why is this bad?
//! One of the two is misspelt. The id stands in addresses, in links and in favourites, so it is the one
//! that people keep for years.
//!
//! # Example
//! ```yaml
//! # error_overview.dashboard.lookml
//! - dashboard: error_overivew
//! ```
//!
//! # Use instead
//! ```yaml
//! # error_overview.dashboard.lookml
//! - dashboard: error_overview
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::File;

pub(super) const RULE: Rule = Rule {
    name: "dashboard-id-unlike-file",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("dashboard_id_unlike_file.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (path, file) in &context.subject.project.files {
        let File::Dashboards(dashboards) = file else {
            continue;
        };
        let stem = path
            .file_stem()
            .and_then(|stem| stem.strip_suffix(".dashboard"));
        let Some(stem) = stem.filter(|stem| dashboards.iter().all(|it| it.id != **stem)) else {
            continue;
        };
        for dashboard in dashboards {
            // Numbers and the marks between words make another name of it, and no misspelt one.
            let letters = |text: &str| {
                text.replace(|c: char| !c.is_alphabetic(), "")
                    .to_lowercase()
            };
            let (id, file) = (letters(&dashboard.id), letters(stem));
            let is_part = id.contains(&file) || file.contains(&id);
            if !is_part && near_word(&id, [file.as_str()]).is_some() {
                findings.push(
                    RULE.finding(format!(
                        "the dashboard `{}` lies in a file of the name `{stem}`",
                        dashboard.id
                    ))
                    .on(dashboard.origin.place())
                    .help(format!("write `dashboard: {stem}`, or rename the file")),
                );
            }
        }
    }
}
