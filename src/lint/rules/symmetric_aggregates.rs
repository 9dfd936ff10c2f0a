//! # What it does
//! Finds explores that use symmetric aggregates: `symmetric_aggregates: yes`, or nothing said where a join
//! multiplies rows.
//!
//! # Why is this bad?
//! Where rows are multiplied Looker sums over an MD5 of the key of each row. With `no`, and with joins
//! that keep the rows of the base as they are, the SQL stays plain.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail {
//!   join: resources { relationship: one_to_many .. }
//! }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail {
//!   symmetric_aggregates: no
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-symmetric-aggregates>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Relationship, YesNo};

pub(super) const RULE: Rule = Rule {
    name: "symmetric-aggregates",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("symmetric_aggregates.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            let multiplies = explore.joins.iter().find(|join| {
                let relationship = join.declared.relationship.as_ref();
                matches!(
                    relationship,
                    Some(Relationship::OneToMany | Relationship::ManyToMany)
                )
            });
            let finding = match (&explore.declared.symmetric_aggregates, multiplies) {
                (Some(YesNo::Yes), _) => {
                    let place = explore
                        .origin_of("symmetric_aggregates")
                        .map(|it| it.place());
                    let name = explore.name();
                    RULE.finding(format!(
                        "the explore `{name}` asks for symmetric aggregates"
                    ))
                    .on(place)
                }
                (None, Some(join)) => {
                    let place = join.origin_of("relationship").map(|it| it.place());
                    RULE.finding(format!(
                        "the join `{}` multiplies rows, for which the explore `{}` uses symmetric aggregates",
                        join.name(),
                        explore.name()
                    ))
                    .on(place)
                }
                _ => continue,
            };
            findings.push(finding.help(
                "write `symmetric_aggregates: no`, and offer what multiplies rows in an explore of its own",
            ));
        }
    }
}
