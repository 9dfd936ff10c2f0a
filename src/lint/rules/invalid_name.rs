//! # What it does
//! Finds names of views, explores, joins, fields and sets that hold other characters than letters,
//! digits and `_`.
//!
//! # Why is this bad?
//! Looker refuses them. Words for people belong into `label`.
//!
//! # Example
//! ```lookml
//! dimension: user-name { sql: ${TABLE}.user_name ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: user_name { sql: ${TABLE}.user_name ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Origin;

pub(super) const RULE: Rule = Rule {
    name: "invalid-name",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("invalid_name.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let mut look = |kind: &str, name: &str, origin: &Origin| {
        if !is_name(name) {
            findings.push(
                RULE.finding(format!("`{}` is no name of a {kind}", excerpt(name)))
                    .on(origin.place())
                    .help(help(name)),
            );
        }
    };
    for view in context.views() {
        look("view", &view.name, &view.origin);
        for field in &view.fields {
            look(field.kind.as_str(), &field.name, &field.origin);
        }
        for set in &view.sets {
            look("set", &set.name, &set.origin);
        }
    }
    for explore in context.explores() {
        look("explore", &explore.name, &explore.origin);
        for join in &explore.joins {
            look("join", &join.name, &join.origin);
        }
    }
}

/// There is another finding about blanks.
fn is_name(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c.is_whitespace())
        || name.contains("@{")
}

fn help(name: &str) -> String {
    let letters: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let words: Vec<&str> = letters.split('_').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        "write letters, digits and `_`".to_owned()
    } else {
        format!("write such as `{}`", words.join("_").to_lowercase())
    }
}
