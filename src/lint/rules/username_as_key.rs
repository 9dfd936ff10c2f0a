//! # What it does
//! Finds user names that are declared as primary keys.
//!
//! # Why is this bad?
//! A key must not be empty, and must stand once: the user name is empty for roles, services and root, and
//! the same in several accounts. What Looker computes by that key is wrong.
//!
//! # Example
//! ```lookml
//! dimension: username { primary_key: yes  sql: ${TABLE}.username ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: user_key {
//!   primary_key: yes
//!   sql: concat(${TABLE}.recipientaccountid, ':', ${TABLE}.principal) ;;
//! }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{bare_column, is_path, mentions};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::YesNo;

pub(super) const RULE: Rule = Rule {
    name: "username-as-key",
    family: Family::CloudTrail,
    level: Level::Error,
    file: include_str!("username_as_key.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model.views.iter().filter(|it| mentions(it, &["username"])) {
            let keys = view.fields.iter();
            for field in keys.filter(|it| it.declared.primary_key == Some(YesNo::Yes)) {
                let column = bare_column(view, field);
                if column.is_some_and(|it| is_path(&it, "username")) {
                    findings.push(
                        RULE.finding(format!(
                            "`{}.{}` cannot be a key: many have no user name, and several share one",
                            view.name(),
                            field.declared.name
                        ))
                        .on(field.origin_of("primary_key").map(|it| it.key()))
                        .help("make the key of the account and of a name that is never empty"),
                    );
                }
            }
        }
    }
}
