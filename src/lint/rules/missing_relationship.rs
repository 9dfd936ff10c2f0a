//! # What it does
//! Finds joins that do not say how many rows of one side belong to how many of the other.
//!
//! # Why is this bad?
//! Looker takes `many_to_one`. Where that is not so, rows are counted more than once, and nobody
//! sees it.
//!
//! # Example
//! ```lookml
//! join: ip_block { sql_on: ${cloudtrail.block} = ${ip_block.block} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! join: ip_block { relationship: many_to_one  sql_on: ${cloudtrail.block} = ${ip_block.block} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-relationship>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "missing-relationship",
    family: Family::Validity,
    level: Level::Warning,
    file: include_str!("missing_relationship.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (explore, join) in context.resolved_joins() {
        let is_known = join.declared.relationship.is_some()
            || join
                .declared
                .other
                .iter()
                .any(|it| it.name == "relationship");
        if !is_known && !explore.is_open && !explore.is_template() {
            let name = excerpt(join.name());
            findings.push(
                RULE.finding(format!("the join `{name}` has no relationship"))
                    .on(join.layers.last().origin.place())
                    .note("Looker takes `many_to_one`")
                    .help("write `relationship:` with `many_to_one`, `one_to_one`, `one_to_many` or `many_to_many`"),
            );
        }
    }
}
