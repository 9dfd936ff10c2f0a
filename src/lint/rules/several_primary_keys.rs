//! # What it does
//! Finds views in which more than one field is a primary key.
//!
//! # Why is this bad?
//! Looker refuses the view. A key over several columns is one dimension that joins them.
//!
//! # Example
//! ```lookml
//! dimension: account { primary_key: yes  sql: ${TABLE}.account ;; }
//! dimension: event_id { primary_key: yes  sql: ${TABLE}.id ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: key { primary_key: yes  hidden: yes  sql: ${account} || '/' || ${event_id} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-primary-key>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::YesNo;

pub(super) const RULE: Rule = Rule {
    name: "several-primary-keys",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("several_primary_keys.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.resolved_views() {
        let is_key = |value: Option<&YesNo>| value == Some(&YesNo::Yes);
        let mut keys = view
            .fields
            .iter()
            .filter(|field| is_key(field.declared.primary_key.as_ref()));
        let Some(first) = keys.next() else {
            continue;
        };
        for field in keys {
            let place = field.origin_of("primary_key").map(|key| key.key());
            let first = excerpt(&first.declared.name);
            findings.push(
                RULE.finding("this is the second primary key of its view")
                    .on(place)
                    .note(format!("`{first}` is one already"))
                    .help("keep one, or declare a dimension that joins them"),
            );
        }
    }
}
