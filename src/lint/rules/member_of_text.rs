//! # What it does
//! Finds SQL that reads a member of a column which has none, in a view over the table that is given.
//!
//! # Why is this bad?
//! Every query over the field fails. `requestparameters`, `responseelements` and `additionaleventdata` are JSON
//! in a text.
//!
//! # Example
//! ```lookml
//! sql: ${TABLE}.requestparameters.networkinterfaceid ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: json_extract_scalar(${TABLE}.requestparameters, '$.networkInterfaceId') ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::excerpt;
use crate::glue::HiveType;
use crate::lint::table_columns::{Lookup, each_path};
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "member-of-text",
    family: Family::References,
    level: Level::Error,
    file: include_str!("member_of_text.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_path(context, &mut |_, who, lookup, place| {
        let Lookup::NoStruct { parent, found } = lookup else {
            return;
        };
        let parent = excerpt(&parent);
        let finding = RULE.finding(format!(
            "{who} reads a member of `{parent}`, which is of type `{found}`"
        ));
        let finding = finding.on(place);
        findings.push(match found {
            HiveType::Array(_) => {
                finding.help(format!("write `element_at({parent}, 1)`, or `transform`"))
            }
            HiveType::Map(..) => finding.help(format!("write `element_at({parent}, 'key')`")),
            _ => finding.help(format!("write `json_extract_scalar({parent}, '$.key')`")),
        });
    });
}
