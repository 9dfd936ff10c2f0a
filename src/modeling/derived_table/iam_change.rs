//! Changes to IAM beside what came before them: the sign-in of whoever made them, and the creation of
//! what they delete.

use indoc::indoc;

use crate::lookml::FieldType;

use super::{Derived, Log, dimension, hidden, measure, principals};

/// The view and the explore.
pub(crate) const VIEW: &str = "iam_change";

const GROUP: &str = "IAM";

/// What a call creates or deletes, with its kind; the id of a key and the ARN of a policy are in the
/// answer of the call that creates them.
const OBJECT: &str = indoc! {r"
    CASE
      WHEN ${eventname} IN ('CreateUser', 'DeleteUser') THEN 'User ' || json_extract_scalar(${requestparameters}, '$.userName')
      WHEN ${eventname} IN ('CreateRole', 'DeleteRole') THEN 'Role ' || json_extract_scalar(${requestparameters}, '$.roleName')
      WHEN ${eventname} IN ('CreateGroup', 'DeleteGroup') THEN 'Group ' || json_extract_scalar(${requestparameters}, '$.groupName')
      WHEN ${eventname} IN ('CreateLoginProfile', 'DeleteLoginProfile') THEN 'Login profile of ' || json_extract_scalar(${requestparameters}, '$.userName')
      WHEN ${eventname} IN ('CreatePolicy', 'DeletePolicy') THEN 'Policy ' || COALESCE(json_extract_scalar(${responseelements}, '$.policy.arn'), json_extract_scalar(${requestparameters}, '$.policyArn'))
      WHEN ${eventname} IN ('CreateAccessKey', 'DeleteAccessKey') THEN 'Access key ' || COALESCE(json_extract_scalar(${responseelements}, '$.accessKey.accessKeyId'), json_extract_scalar(${requestparameters}, '$.accessKeyId'))
    END"};

/// The view, if the log can tell what was changed.
pub(super) fn derived(log: &Log<'_>) -> Option<Derived> {
    let needed = [
        "iam_area",
        "requestparameters",
        "responseelements",
        "principal_key",
        "recipient_account",
        "is_console_login",
        "result",
        "eventtime",
    ];
    if !log.has(&needed) {
        return None;
    }
    let passed = ["iam_area", "is_console_session", "target_identity"];
    let mut own = vec![
        dimension(
            "target",
            FieldType::String,
            GROUP,
            "Target",
            "What was changed: a user, a role, a group, a policy or a key.",
        ),
        dimension(
            "minutes_since_creation",
            FieldType::Number,
            GROUP,
            "Minutes Since Creation",
            "How many minutes before it was deleted the object was created; empty for all else, and where it was created before the period.",
        ),
        dimension(
            "created_by",
            FieldType::String,
            GROUP,
            "Created By",
            "Who created what was deleted here.",
        ),
    ];
    if log.has(&["is_console_session"]) {
        own.push(dimension(
            "minutes_since_sign_in",
            FieldType::Number,
            GROUP,
            "Minutes Since Sign-In",
            "How many minutes before the change the principal signed in to the console; empty where the change was not made from a console session.",
        ));
    }
    if log.has(&["source_ip"]) {
        own.push(dimension(
            "sign_in_source_ip",
            FieldType::String,
            GROUP,
            "Sign-In Source IP",
            "The address of that sign-in.",
        ));
    }
    own.push(hidden("object", FieldType::String));
    own.push(measure(
        "changes",
        FieldType::Count,
        GROUP,
        "Changes",
        "How many successful changes there are.",
        None,
    ));
    own.extend(principals(log, GROUP));
    Some(Derived {
        view: log.view(VIEW, "IAM Change", sql(log, &passed), &passed, own),
        label: "IAM Changes in Order",
        description: "Changes to IAM, beside the sign-in and the creation that came before them.",
    })
}

fn sql(log: &Log<'_>, passed: &[&str]) -> String {
    let columns = log.columns(passed);
    let object = log.sql(OBJECT);
    let is_sign_in = log.sql("(${is_console_login} AND ${result} = 'Success')");
    let read = log.read(
        VIEW,
        &["(${iam_area} IS NOT NULL OR (${is_console_login} AND ${result} = 'Success'))"],
        &log.period_and_hour(VIEW),
    );
    let before = |value: &str, by: &str| {
        format!(
            "last_value({value}) IGNORE NULLS OVER (PARTITION BY {by} ORDER BY event_at RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
        )
    };
    let by_principal = |column: &str| {
        before(
            &format!("CASE WHEN is_sign_in THEN {column} END"),
            "principal_key",
        )
    };
    let by_object = |column: &str| {
        before(
            &format!("CASE WHEN event_name LIKE 'Create%' THEN {column} END"),
            "recipient_account, object",
        )
    };
    let mut found = vec![
        format!("{} AS signed_in_at", by_principal("event_at")),
        format!("{} AS created_at", by_object("event_at")),
        format!("{} AS creator", by_object("principal")),
    ];
    if log.has(&["source_ip"]) {
        found.push(format!("{} AS signed_in_from", by_principal("source_ip")));
    }
    let is_deletion = "object IS NOT NULL AND event_name LIKE 'Delete%'";
    let mut shown = vec![
        "steps.*".to_owned(),
        target(log).to_owned(),
        format!(
            "CASE WHEN {is_deletion} THEN date_diff('minute', created_at, event_at) END AS minutes_since_creation"
        ),
        format!("CASE WHEN {is_deletion} THEN creator END AS created_by"),
    ];
    if log.has(&["is_console_session"]) {
        shown.push("CASE WHEN is_console_session THEN date_diff('minute', signed_in_at, event_at) END AS minutes_since_sign_in".to_owned());
    }
    if log.has(&["source_ip"]) {
        shown.push("signed_in_from AS sign_in_source_ip".to_owned());
    }
    format!(
        "WITH chosen AS (\n  SELECT\n  {columns},\n  {object} AS object,\n  {is_sign_in} AS is_sign_in\n{read}\n),\n\
         steps AS (\n  SELECT\n    chosen.*,\n    {found}\n  FROM chosen\n)\nSELECT\n  {shown}\nFROM steps\n\
         WHERE iam_area IS NOT NULL\n  AND {within}",
        found = found.join(",\n    "),
        shown = shown.join(",\n  "),
        within = log.within_period(VIEW),
    )
}

fn target(log: &Log<'_>) -> &'static str {
    if log.has(&["target_identity"]) {
        "COALESCE(object, target_identity) AS target"
    } else {
        "object AS target"
    }
}
