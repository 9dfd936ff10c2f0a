//! # What it does
//! Finds columns and filters of data tests on fields that the explore does not have.
//!
//! # Why is this bad?
//! The test ends in an error, whatever the data says.
//!
//! # Example
//! ```lookml
//! column: ids { field: cloudtrail.event_ids }
//! ```
//!
//! # Use instead
//! ```lookml
//! column: ids { field: cloudtrail.event_id }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-test>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::in_explore;
use crate::lint::queries::{Asker, queries};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-test-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_test_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        let Asker::Test(_) = query.asker else {
            continue;
        };
        for named in query.names() {
            if let Some(missing) = in_explore(query.explore, named.name) {
                let message = format!(
                    "{} names `{}`, but {}",
                    query.who(),
                    named.name,
                    missing.reason()
                );
                findings.push(missing.tell(RULE.finding(message).on(named.place)));
            }
        }
    }
}
