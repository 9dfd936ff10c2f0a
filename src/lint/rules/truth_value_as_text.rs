//! # What it does
//! Finds visible dimensions that show `readOnly`, `managementEvent` or `sessionCredentialFromConsole` as a
//! text.
//!
//! # Why is this bad?
//! People have to know that the text is `true` in small letters, and records from before 2018 have none at
//! all. As `yesno` it is a question with two answers.
//!
//! # Example
//! ```lookml
//! dimension: readonly { type: string  sql: ${TABLE}.readonly ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: is_read_only { type: yesno  sql: lower(${TABLE}.readonly) = 'true' ;; }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{bare_column, mentions};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "truth-value-as-text",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("truth_value_as_text.rs"),
    check: Check::Project(check),
};

const COLUMNS: [&str; 3] = [
    "readonly",
    "managementevent",
    "sessioncredentialfromconsole",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model.views.iter().filter(|it| mentions(it, &COLUMNS)) {
            for field in view.fields.iter().filter(|field| !view.is_hidden(field)) {
                let declared = &field.declared;
                let is_text = matches!(declared.field_type, None | Some(FieldType::String));
                if declared.kind != FieldKind::Dimension || !is_text {
                    continue;
                }
                let column = bare_column(view, field);
                if column.is_some_and(|it| COLUMNS.contains(&it.as_str())) {
                    findings.push(
                        RULE.finding(format!(
                            "`{}.{}` is a question, shown as a text",
                            view.name(),
                            declared.name
                        ))
                        .on(declared.origin.place())
                        .help(format!(
                            "write `type: yesno` and `lower(${{TABLE}}.{}) = 'true'`",
                            declared.name
                        )),
                    );
                }
            }
        }
    }
}
