//! # What it does
//! Finds fields that show the name of a role as that of a user.
//!
//! # Why is this bad?
//! `sessionIssuer.userName` is the name of the role that was assumed. Everybody who assumes it has the same
//! one; who it was stands in the session name, at the end of the ARN.
//!
//! # Example
//! ```lookml
//! dimension: user_name { sql: ${TABLE}.useridentity.sessioncontext.sessionissuer.username ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: role_name { sql: ${TABLE}.useridentity.sessioncontext.sessionissuer.username ;; }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{bare_column, is_path, mentions};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldKind;

pub(super) const RULE: Rule = Rule {
    name: "role-as-user",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("role_as_user.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model
            .views
            .iter()
            .filter(|it| mentions(it, &["sessionissuer"]))
        {
            for field in view.fields.iter().filter(|field| !view.is_hidden(field)) {
                let declared = &field.declared;
                let shown = match declared.label.as_deref() {
                    Some(label) => label.to_lowercase(),
                    None => declared.name.replace('_', " ").to_lowercase(),
                };
                let mut words = shown.split_whitespace();
                let says_user = words.clone().any(|it| it.starts_with("user"));
                let says_role = words.any(|it| it.starts_with("role") || it.starts_with("issuer"));
                if !says_user || says_role || declared.kind == FieldKind::Filter {
                    continue;
                }
                let column = bare_column(view, field);
                if column.is_some_and(|it| is_path(&it, "sessionissuer.username")) {
                    findings.push(
                        RULE.finding(format!(
                            "`{}.{}` is the name of a role, and of no user",
                            view.name(),
                            declared.name
                        ))
                        .on(declared.origin.place())
                        .help("call it a role, or show the session name in its place"),
                    );
                }
            }
        }
    }
}
