//! # What it does
//! Finds joins without `sql_on`, `foreign_key` or `sql` that are no cross joins.
//!
//! # Why is this bad?
//! Looker refuses the join, or joins every row with every other.
//!
//! # Example
//! ```lookml
//! join: ip_block { relationship: many_to_one }
//! ```
//!
//! # Use instead
//! ```lookml
//! join: ip_block { relationship: many_to_one  sql_on: ${cloudtrail.block} = ${ip_block.block} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-sql-on>

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::JoinType;

pub(super) const RULE: Rule = Rule {
    name: "join-without-condition",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("join_without_condition.rs"),
    check: Check::Project(check),
};

/// What says how a join joins.
const CONDITIONS: [&str; 4] = ["sql_on", "foreign_key", "sql", "sql_foreign_key"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (explore, join) in context.resolved_joins() {
        let declared = &join.declared;
        let has_condition = declared.sql_on.is_some()
            || declared
                .other
                .iter()
                .any(|it| CONDITIONS.contains(&it.name.as_str()));
        let is_cross = declared.join_type == Some(JoinType::Cross);
        if has_condition || is_cross || explore.is_open || explore.is_template() {
            continue;
        }
        let name = excerpt(join.name());
        findings.push(
            RULE.finding(format!("the join `{name}` has no condition"))
                .on(join.layers.last().origin.place())
                .help("write `sql_on: ${one.key} = ${other.key} ;;`"),
        );
    }
}
