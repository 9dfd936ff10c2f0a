//! # What it does
//! Finds joins, counts and tiles that take `userIdentity.userName` for the one who acted.
//!
//! # Why is this bad?
//! Only IAM users have it. Roles, people who sign in through IAM Identity Center or SAML, services and root
//! have none: they fall into one row without a name, and never join.
//!
//! # Example
//! ```lookml
//! measure: users { type: count_distinct  sql: ${TABLE}.useridentity.username ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: users { type: count_distinct  sql: ${principal} ;; }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>

use crate::diagnostic::Diagnostics;
use crate::lint::conditions::{Conditions, conditions};
use crate::lint::meaning::{Meaning, bare_column, is_path, mentions};
use crate::lint::sql_text::SqlText;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType, sql_tokens};
use crate::resolve::{Explore, Field, View};

pub(super) const RULE: Rule = Rule {
    name: "username-as-user",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("username_as_user.rs"),
    check: Check::Project(check),
};

const COLUMN: &str = "useridentity.username";
const HELP: &str = "take the session name, the role or `root` where there is no user name";

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model.views.iter().filter(|it| mentions(it, &["username"])) {
            for field in &view.fields {
                of_measure(view, field, findings);
            }
        }
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            of_joins(explore, findings);
        }
    }
    for conditions in conditions(context) {
        of_tile(&conditions, findings);
    }
}

fn is_user_name(view: &View<'_>, field: &Field<'_>) -> bool {
    bare_column(view, field).is_some_and(|column| is_path(&column, COLUMN))
}

fn of_measure(view: &View<'_>, field: &Field<'_>, findings: &mut Diagnostics) {
    let declared = &field.declared;
    let is_count = declared.kind == FieldKind::Measure
        && declared.field_type == Some(FieldType::CountDistinct);
    if is_count && is_user_name(view, field) {
        findings.push(
            RULE.finding(format!(
                "`{}.{}` counts user names, which only IAM users have",
                view.name(),
                declared.name
            ))
            .on(field.origin_of("sql").map(|it| it.place()))
            .help(HELP),
        );
    }
}

fn of_joins(explore: &Explore<'_>, findings: &mut Diagnostics) {
    for join in &explore.joins {
        let Some(held) = &join.declared.sql_on else {
            continue;
        };
        let sql = SqlText::new("sql_on", join.origin_of("sql_on"), held);
        for token in sql_tokens(sql.text) {
            let found = token.field().and_then(|name| explore.field(name).field());
            if found.is_some_and(|it| is_user_name(it.view, it.field)) {
                findings.push(
                    RULE.finding(format!(
                        "the join `{}` is by user names, which only IAM users have",
                        join.name()
                    ))
                    .on(sql.at(token.range()))
                    .help(HELP),
                );
            }
        }
    }
}

fn of_tile(conditions: &Conditions<'_, '_>, findings: &mut Diagnostics) {
    // A tile that keeps to a type of identity, or shows it, knows what it shows.
    let reads_type = |view: &View<'_>, field: &Field<'_>| {
        Meaning::of_field(view, field).reads("useridentity.type")
    };
    let filtered = conditions
        .all
        .iter()
        .any(|it| reads_type(it.view, it.field));
    if filtered
        || conditions
            .shown
            .iter()
            .any(|(view, field)| reads_type(view, field))
    {
        return;
    }
    let is_dimension = |field: &Field<'_>| field.declared.kind == FieldKind::Dimension;
    let mut shown = conditions.shown.iter();
    let found = shown.find(|(view, field)| is_dimension(field) && is_user_name(view, field));
    if let Some((view, field)) = found.filter(|_| conditions.is_query) {
        findings.push(
            RULE.finding(format!(
                "{} shows `{}.{}` as the user, which only IAM users have",
                conditions.who,
                view.name(),
                field.declared.name
            ))
            .on(conditions.place.clone())
            .help(HELP),
        );
    }
}
