//! # What it does
//! Finds fields and explores that people see and that have no description.
//!
//! # Why is this bad?
//! The name of a column does not say what it means, and nobody asks twice.
//!
//! # Example
//! ```lookml
//! dimension: result { sql: ${TABLE}.result ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: result { description: "How the sign-in ended."  sql: ${TABLE}.result ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-description>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::YesNo;

pub(super) const RULE: Rule = Rule {
    name: "missing-description",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("missing_description.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.resolved_fields() {
        if field.declared.description.is_none() && !view.is_hidden(field) {
            let name = excerpt(&field.declared.name);
            findings.push(
                RULE.finding(format!("`{name}` has no description"))
                    .on(field.layers.last().origin.place())
                    .help("write `description:` with one sentence, or `hidden: yes`"),
            );
        }
    }
    for (_, explore) in context.resolved_explores() {
        let declared = &explore.declared;
        let is_hidden = declared.hidden == Some(YesNo::Yes) || explore.is_template();
        if declared.description.is_none() && !is_hidden {
            let name = excerpt(explore.name());
            findings.push(
                RULE.finding(format!("the explore `{name}` has no description"))
                    .on(explore.layers.last().origin.place())
                    .help("write `description:` with one sentence, or `hidden: yes`"),
            );
        }
    }
}
