//! # What it does
//! Finds parameters that LookML has, in a block to which they do not belong.
//!
//! # Why is this bad?
//! Looker's validator refuses them: what the parameter was meant to set is not set.
//!
//! # Example
//! ```lookml
//! measure: users { type: count_distinct  timeframes: [date]  sql: ${user_name} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: users { type: count_distinct  sql: ${user_name} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/lookml-quick-reference>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "misplaced-parameter",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("misplaced_parameter.rs"),
    check: Check::Project(check),
};

/// So many of the blocks to which a parameter belongs are named.
const MAX_HOMES: usize = 4;

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for parameter in context.strays() {
        let homes: Vec<String> = blocks::homes(parameter.key())
            .take(MAX_HOMES)
            .map(|home| format!("`{home}`"))
            .collect();
        if homes.is_empty() {
            continue;
        }
        let message = format!(
            "`{}` does not belong into {}",
            parameter.key(),
            parameter.block_in_words()
        );
        findings.push(
            RULE.finding(message)
                .on(Some(parameter.place()))
                .note(format!("it is a parameter of {}", homes.join(", ")))
                .help("move it there, or remove it"),
        );
    }
}
