//! # What it does
//! Finds tiles and tests with a measure whose rows a join of the query multiplies, where Looker cannot
//! compute it: with `symmetric_aggregates: no`, or without a primary key.
//!
//! # Why is this bad?
//! Looker says `Field cannot be calculated in this query because the data has fanned out`, or the measure
//! silently goes missing.
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
//! <https://cloud.google.com/looker/docs/working-with-joins>

use crate::diagnostic::Diagnostics;
use crate::lint::fan_out::{Multiplied, multiplied};
use crate::lint::queries::queries;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "fanned-out-measure",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("fanned_out_measure.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        for found in multiplied(&query) {
            let Multiplied {
                field,
                by,
                computed,
                ..
            } = found;
            if computed {
                continue;
            }
            let finding = RULE.finding(format!(
                "{} shows `{}`, whose rows the join `{by}` multiplies, so that Looker cannot compute it",
                query.who(),
                field.name
            ));
            findings.push(finding.on(field.place).help(
                "ask for it without the fields of that join, or in an explore whose base is the joined view",
            ));
        }
    }
}
