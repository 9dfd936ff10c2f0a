//! # What it does
//! Finds derived tables that group by user name without the account.
//!
//! # Why is this bad?
//! A user name is unique in its account only: `admin` of one account and `admin` of another become one
//! person.
//!
//! # Example
//! ```lookml
//! sql: SELECT useridentity.username, count(*) FROM logs GROUP BY 1 ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: SELECT recipientaccountid, useridentity.username, count(*) FROM logs GROUP BY 1, 2 ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::Meaning;
use crate::lint::sql_text::SqlText;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "user-without-account",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("user_without_account.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let Some(held) = view.derived_table.as_ref().and_then(|it| it.sql.as_deref()) else {
            continue;
        };
        let meaning = Meaning::of_sql(held);
        let groups = held.to_lowercase().contains("group by");
        let has_account = [
            "recipientaccountid",
            "accountid",
            "useridentity.accountid",
            "useridentity.arn",
        ]
        .iter()
        .any(|it| meaning.reads(it));
        if !groups || has_account || !meaning.reads("useridentity.username") {
            continue;
        }
        let located = view
            .origin
            .parameter("derived_table")
            .and_then(|it| it.parameter("sql"));
        let sql = SqlText::new("sql", located, held);
        let lower = sql.text.to_ascii_lowercase();
        let at = lower
            .find("username")
            .map(|start| start..start + "username".len());
        findings.push(
            RULE.finding(format!(
                "`{}` takes users of the same name in several accounts for one",
                view.name
            ))
            .on(at.and_then(|range| sql.at(range)))
            .help("group by `recipientaccountid` as well"),
        );
    }
}
