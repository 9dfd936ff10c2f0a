//! # What it does
//! Finds tiles and tests with a measure whose rows a join of the query multiplies, where Looker computes
//! it by a symmetric aggregate.
//!
//! # Why is this bad?
//! The number is right, at the cost of an MD5 over the key of each row, and the SQL cannot be read.
//!
//! # Example
//! ```yaml
//! fields: [cloudtrail.events, resources.arn]  # resources is joined one to many
//! ```
//!
//! # Use instead
//! ```yaml
//! fields: [resources.count, resources.arn]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-symmetric-aggregates>

use crate::diagnostic::Diagnostics;
use crate::lint::fan_out::multiplied;
use crate::lint::queries::queries;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "symmetric-aggregate-in-use",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("symmetric_aggregate_in_use.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        for found in multiplied(&query)
            .into_iter()
            .filter(|it| it.computed && it.is_symmetric)
        {
            let finding = RULE.finding(format!(
                "{} shows `{}`, whose rows the join `{}` multiplies: Looker needs a symmetric aggregate",
                query.who(),
                found.field.name,
                found.by
            ));
            findings.push(finding.on(found.field.place).help(
                "ask for it without the fields of that join, or in an explore whose base is the joined view",
            ));
        }
    }
}
