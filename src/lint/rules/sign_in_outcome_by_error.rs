//! # What it does
//! Finds SQL, measures and tiles that tell failed console sign-ins by `errorcode` or `errormessage`.
//!
//! # Why is this bad?
//! A failed `ConsoleLogin` has no error code, and not always a message: by the code every failure counts as
//! a success. The outcome stands in `responseElements.ConsoleLogin`, as `Success` or `Failure`.
//!
//! # Example
//! ```lookml
//! sql: CASE WHEN eventname = 'ConsoleLogin' AND errorcode IS NULL THEN 'Success' END ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: json_extract_scalar(${TABLE}.responseelements, '$.ConsoleLogin') ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{Diagnostic, Place};
use crate::lint::conditions::{Conditions, conditions};
use crate::lint::meaning::Meaning;
use crate::lint::sql_text::SqlText;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "sign-in-outcome-by-error",
    family: Family::CloudTrail,
    level: Level::Error,
    file: include_str!("sign_in_outcome_by_error.rs"),
    check: Check::Project(check),
};

const HELP: &str =
    "ask `json_extract_scalar(responseelements, '$.ConsoleLogin')` for `Success` or `Failure`";

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in &model.views {
            for field in &view.fields {
                // Only who compares with the name itself, and not each field that names such a one.
                let own = field.declared.sql.as_deref().unwrap_or_default();
                let meaning = || Meaning::of_field(view, field);
                if own.contains("'ConsoleLogin'") && by_error(&meaning()) {
                    let place = field.origin_of("sql").map(|it| it.place());
                    let who = format!("the field `{}.{}`", view.name(), field.declared.name);
                    findings.push(finding(&who, place));
                }
            }
            if let Some(held) = view.derived_table().and_then(|it| it.sql.as_deref())
                && held.contains("'ConsoleLogin'")
                && by_error(&Meaning::of_sql(held))
            {
                let located = view
                    .origin_of("derived_table")
                    .and_then(|it| it.parameter("sql"));
                let sql = SqlText::new("sql", located, held);
                let who = format!("the derived table `{}`", view.name());
                findings.push(finding(&who, place_of_error(&sql)));
            }
        }
    }
    for conditions in conditions(context) {
        of_conditions(&conditions, findings);
    }
}

fn of_conditions(conditions: &Conditions<'_, '_>, findings: &mut Diagnostics) {
    let is_sign_in = conditions
        .all
        .iter()
        .any(|it| it.expression.contains("ConsoleLogin"));
    if !is_sign_in {
        return;
    }
    for condition in &conditions.all {
        if by_error(&Meaning::of_field(condition.view, condition.field)) {
            findings.push(finding(&conditions.who, condition.place.clone()));
        }
    }
}

fn by_error(meaning: &Meaning) -> bool {
    let reads_error = meaning.reads("errorcode") || meaning.reads("errormessage");
    reads_error && !meaning.reads("responseelements")
}

fn place_of_error(sql: &SqlText<'_>) -> Option<Place> {
    let lower = sql.text.to_ascii_lowercase();
    let at = ["errorcode", "errormessage"]
        .iter()
        .find_map(|it| Some((lower.find(it)?, it.len())));
    let (start, length) = at?;
    sql.at(start..start + length)
}

fn finding(who: &str, place: Option<Place>) -> Diagnostic {
    RULE.finding(format!(
        "{who} tells how sign-ins end by an error, which failed sign-ins do not have"
    ))
    .on(place)
    .help(HELP)
}
