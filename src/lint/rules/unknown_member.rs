//! # What it does
//! Finds members of structs in a view over the table that is given that the struct does not have.
//!
//! # Why is this bad?
//! Every query over the field fails. Tables of different years have different members: `onbehalfof` came in
//! 2023.
//!
//! # Example
//! ```lookml
//! sql: ${TABLE}.useridentity.usrname ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: ${TABLE}.useridentity.username ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::table_columns::{Lookup, each_path};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-member",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_member.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_path(context, &mut |_, who, lookup, place| {
        let Lookup::NoMember {
            parent,
            member,
            known,
        } = lookup
        else {
            return;
        };
        let finding = RULE.finding(format!(
            "{who} reads `{}`, which the struct `{}` does not have",
            excerpt(&member),
            excerpt(&parent)
        ));
        let finding = finding.on(place);
        findings.push(match near_word(&member, known) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("take the field out, or add the member to the table"),
        });
    });
}
