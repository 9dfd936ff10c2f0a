//! # What it does
//! Finds names of views, explores and fields with capital letters.
//!
//! # Why is this bad?
//! Names are typed in SQL, in links and in filters; small letters and `_` are what people expect.
//!
//! # Example
//! ```lookml
//! dimension: userName { sql: ${TABLE}.username ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: user_name { sql: ${TABLE}.username ;; }
//! ```

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Origin;

pub(super) const RULE: Rule = Rule {
    name: "capitals-in-name",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("capitals_in_name.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let mut look = |name: &str, origin: &Origin| {
        if name.chars().any(|c| c.is_ascii_uppercase()) && !name.contains("@{") {
            findings.push(
                RULE.finding(format!("the name `{}` has capital letters", excerpt(name)))
                    .on(origin.place())
                    .help("write it small, with `_` between the words"),
            );
        }
    };
    for view in context.views() {
        look(&view.name, &view.origin);
    }
    for explore in context.explores() {
        look(&explore.name, &explore.origin);
    }
    for (_, field) in context.fields() {
        look(&field.name, &field.origin);
    }
}
