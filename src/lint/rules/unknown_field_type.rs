//! # What it does
//! Finds types that no field of that kind has.
//!
//! # Why is this bad?
//! Looker's validator refuses the field.
//!
//! # Example
//! ```lookml
//! dimension: bytes { type: integer  sql: ${TABLE}.bytes ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: bytes { type: number  sql: ${TABLE}.bytes ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-dimension-filter-parameter-types>
//! <https://cloud.google.com/looker/docs/reference/param-measure-types>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::{Check, Context, Family, Level, Rule, field_types};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field-type",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("unknown_field_type.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, field) in context.fields() {
        let Some(field_type) = &field.field_type else {
            continue;
        };
        let written = field_type.as_str();
        if written.contains("@{") || field_types::is_type(&field.kind, written) {
            continue;
        }
        let kind = field.kind.as_str();
        let finding = RULE
            .finding(format!("`{}` is no type of a `{kind}`", excerpt(written)))
            .on(field.origin.parameter("type").map(|it| it.place()));
        let types = field_types::types(&field.kind);
        findings.push(match near_word(written, types.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("write one of `{}`", types.join("`, `"))),
        });
    }
}
