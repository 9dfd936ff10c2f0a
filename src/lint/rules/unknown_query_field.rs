//! # What it does
//! Finds fields that the query of a derived table (`explore_source`), of an aggregate table or of an
//! explore names, and that the explore which it asks does not have.
//!
//! # Why is this bad?
//! Looker cannot make the query: the table is not built, and the explore begins with an error.
//!
//! # Example
//! ```lookml
//! derived_table: {
//!   explore_source: cloudtrail { column: events { field: cloudtrail.evnts } }
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! derived_table: {
//!   explore_source: cloudtrail { column: events { field: cloudtrail.events } }
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-view-explore-source>
//! <https://cloud.google.com/looker/docs/reference/param-explore-aggregate-table>
//! <https://cloud.google.com/looker/docs/reference/param-explore-query>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::missing_field::in_explore;
use crate::lint::written_queries::written_queries;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-query-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_query_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in written_queries(context) {
        for named in query.names() {
            if let Some(missing) = in_explore(query.explore, named.name) {
                let message = format!(
                    "{} names `{}`, but {}",
                    query.who,
                    excerpt(named.name),
                    missing.reason()
                );
                findings.push(missing.tell(RULE.finding(message).on(named.place)));
            }
        }
    }
}
