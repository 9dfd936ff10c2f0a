//! # What it does
//! Finds `${TABLE}.column` in a view over the table that is given (`--ddl`, `--get-table`, the
//! configuration) that the table does not have.
//!
//! # Why is this bad?
//! Every query over the field fails: `Column cannot be resolved`.
//!
//! # Example
//! ```lookml
//! sql: ${TABLE}.eventnam ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: ${TABLE}.eventname ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::table_columns::{Lookup, each_path};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-column",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_column.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_path(context, &mut |table, who, lookup, place| {
        let Lookup::NoColumn(name) = lookup else {
            return;
        };
        let columns = table.columns.iter().chain(&table.partition_keys);
        let finding = RULE.finding(format!(
            "{who} reads the column `{}`, which the table `{}` does not have",
            excerpt(&name),
            excerpt(&table.name)
        ));
        let finding = finding.on(place);
        findings.push(match near_word(&name, columns.map(|it| it.name.as_str())) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("take the field out, or give the table that has the column"),
        });
    });
}
