//! # What it does
//! Finds measures and tiles that tell errors by `errorMessage` alone.
//!
//! # Why is this bad?
//! `errorCode` marks a failed call. Some failed calls have a code and no message, and a failed sign-in has a
//! message and no code: the totals of a page disagree.
//!
//! # Example
//! ```lookml
//! measure: errors { type: count  filters: [error_message: "-NULL"] }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: errors { type: count  filters: [error_code: "-NULL"] }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>

use crate::diagnostic::Diagnostics;
use crate::lint::conditions::{Condition, conditions};
use crate::lint::meaning::Meaning;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::sql_tokens;

pub(super) const RULE: Rule = Rule {
    name: "error-by-message",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("error_by_message.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for conditions in conditions(context) {
        // Told by `sign-in-outcome-by-error`.
        if conditions
            .all
            .iter()
            .any(|it| it.expression.contains("ConsoleLogin"))
        {
            continue;
        }
        for condition in conditions.all.iter().filter(|it| tells_by_message(it)) {
            findings.push(
                RULE.finding(format!(
                    "{} takes a message for the mark of an error",
                    conditions.who
                ))
                .on(condition.place.clone())
                .help("filter on `errorcode` in its place"),
            );
        }
    }
}

fn tells_by_message(condition: &Condition<'_, '_>) -> bool {
    let meaning = Meaning::of_field(condition.view, condition.field);
    let expression = condition.expression.trim().to_lowercase();
    let presence = ["-null", "not null", "null", "-empty", "empty"];
    if meaning.columns.iter().eq(["errormessage"]) && presence.contains(&expression.as_str()) {
        return true;
    }
    let sql = condition.field.declared.sql.as_deref().unwrap_or_default();
    let mut tokens = sql_tokens(sql).into_iter();
    meaning.reads("errormessage")
        && !meaning.reads("errorcode")
        && !meaning.reads("responseelements")
        && tokens.any(|token| token.is_word("null"))
}
