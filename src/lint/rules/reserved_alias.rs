//! # What it does
//! Finds explores and joins whose name is a word that Athena reserves.
//!
//! # Why is this bad?
//! The name becomes the alias of the table in the SQL, without quotes: no query can be read by Athena.
//!
//! # Example
//! ```lookml
//! explore: order {}
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: orders {}
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html>

use crate::athena::is_reserved;
use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "reserved-alias",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("reserved_alias.rs"),
    check: Check::Project(check),
};

/// Words of the list that are reserved elsewhere only, and may stand as an alias.
const HARMLESS: [&str; 6] = [
    "current_role",
    "date",
    "exec",
    "partition",
    "time",
    "timestamp",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for target in explore.views() {
                let alias = target.alias.to_lowercase();
                if !is_reserved(&alias) || HARMLESS.contains(&alias.as_str()) {
                    continue;
                }
                let join = explore.join(&target.alias);
                let place = match join {
                    Some(join) => join.layers.last().origin.place(),
                    None => explore.layers.last().origin.place(),
                };
                findings.push(
                    RULE.finding(format!(
                        "`{}` is a word that Athena reserves, and no name for a table",
                        target.alias
                    ))
                    .on(place)
                    .help(format!(
                        "write another name, and `from: {}`",
                        target.view_name
                    )),
                );
            }
        }
    }
}
