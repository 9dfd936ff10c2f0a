//! # What it does
//! Finds tiles and tests over a field that a `fields` list of the explore or of a join leaves out.
//!
//! # Why is this bad?
//! The field is declared, and still the explore does not have it: Looker shows an error.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail {
//!   fields: [ALL_FIELDS*, -cloudtrail.errors]
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail {
//!   fields: [ALL_FIELDS*]
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-fields>
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-fields>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::lint::queries::queries;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::{Explore, Found};

pub(super) const RULE: Rule = Rule {
    name: "excluded-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("excluded_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        for named in query.names() {
            check_name(
                query.explore,
                &query.who(),
                named.name,
                named.place,
                findings,
            );
        }
    }
}

fn check_name(
    explore: &Explore<'_>,
    who: &str,
    name: &str,
    place: Option<Place>,
    findings: &mut Diagnostics,
) {
    if let Found::Excluded(_) = explore.field(name) {
        let finding = RULE.finding(format!(
            "{who} names `{name}`, which `fields` leaves out of the explore `{}`",
            explore.name()
        ));
        findings.push(
            finding
                .on(place)
                .help("add it to `fields` of the explore or of the join"),
        );
    }
}
