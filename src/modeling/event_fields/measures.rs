//! What is counted.
//!
//! Events are counted as rows. Sign-ins are counted by their event ids, because CloudTrail may deliver
//! a record more than once and two trails may write into one bucket.

mod activity;
mod data;
mod errors;
mod iam;
mod network;
mod operations;

use indoc::indoc;

use super::{Wanted, cis};
use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

const EVENTS: &str = "Events";
const SIGN_INS: &str = "Sign-Ins";
const MFA: &str = "MFA";
const ROOT: &str = "Root User";
const SPREAD: &str = "Users and Sources";
const BURSTS: &str = "Bursts";
const WHEN: &str = "First and Last";
const HEALTH: &str = "Log Health";

/// The measures of the event view, in the order of the file.
pub(in crate::modeling) fn event_measures() -> Vec<Definition> {
    let mut measures = vec![
        Definition::measure(
            "events",
            FieldType::Count,
            EVENTS,
            "Events",
            "How many records there are. A record that was delivered twice counts twice.",
        ),
        Definition::measure(
            "write_events",
            FieldType::Count,
            EVENTS,
            "Write Events",
            "How many records are of calls that could change something.",
        )
        .only_if("is_write", true),
        Definition::measure(
            "errors",
            FieldType::Count,
            EVENTS,
            "Errors",
            "How many records are of calls that failed, sign-ins included.",
        )
        .only_if("has_error", true),
        Definition::measure(
            "error_rate",
            FieldType::Number,
            EVENTS,
            "Error Rate",
            "The share of records that are of failed calls.",
        )
        .sql(&share("errors", "${events}"))
        .format("percent_1"),
        Definition::measure(
            "access_denied",
            FieldType::Count,
            EVENTS,
            "Access Denied",
            "How many records are of calls that were not allowed.",
        )
        .only("error_class", "Access denied"),
        Definition::measure(
            "principals",
            FieldType::CountDistinct,
            EVENTS,
            "Principals",
            "How many principals acted. The same name in two accounts counts twice.",
        )
        .sql("${principal_key}"),
        Definition::measure(
            "source_ips",
            FieldType::CountDistinct,
            SPREAD,
            "Source IPs",
            "How many different sources there are.",
        )
        .sql("${sourceipaddress}"),
        Definition::measure(
            "source_networks",
            FieldType::CountDistinct,
            SPREAD,
            "Source Networks",
            "How many different /24 networks the IPv4 addresses lie in. Every other source counts by itself.",
        )
        .sql("${source_network}"),
    ];
    measures.extend(when());
    measures.extend(log_health());
    measures.extend(operations::measures());
    measures.extend(errors::measures());
    measures.extend(activity::measures());
    measures.extend(network::measures());
    measures.extend(iam::measures());
    measures.extend(cis::measures());
    measures.extend(data::measures());
    measures
}

fn when() -> Vec<Definition> {
    vec![
        Definition::measure(
            "first_seen",
            FieldType::String,
            WHEN,
            "First Seen",
            "The time of the first event, in UTC.",
        )
        .sql("min(${eventtime})"),
        Definition::measure(
            "last_seen",
            FieldType::String,
            WHEN,
            "Last Seen",
            "The time of the last event, in UTC.",
        )
        .sql("max(${eventtime})"),
    ]
}

/// What tells whether the log itself can be trusted; the data tests ask for the same numbers.
fn log_health() -> Vec<Definition> {
    vec![
        Definition::measure(
            "distinct_events",
            FieldType::CountDistinct,
            HEALTH,
            "Distinct Events",
            "How many different event ids there are.",
        )
        .sql("${eventid}")
        .hidden(),
        Definition::measure(
            "events_without_id",
            FieldType::Number,
            HEALTH,
            "Events Without ID",
            "How many rows have no event id. There should be none.",
        )
        .sql("COUNT(CASE WHEN ${eventid} IS NULL THEN 1 END)")
        .hidden(),
        Definition::measure(
            "duplicate_rows",
            FieldType::Number,
            HEALTH,
            "Duplicate Rows",
            "How many rows repeat an event id. Two trails that write into one bucket are the usual cause.",
        )
        .sql("${events} - ${distinct_events} - ${events_without_id}")
        .needs(&["eventid"]),
        Definition::measure(
            "events_without_principal",
            FieldType::Number,
            HEALTH,
            "Events Without Principal",
            "How many rows name no principal. There should be none.",
        )
        .sql("COUNT(CASE WHEN ${principal} IS NULL THEN 1 END)")
        .hidden(),
    ]
}

/// The measures of the sign-in view, in the order of the file.
pub(in crate::modeling) fn sign_in_measures(wanted: Wanted) -> Vec<Definition> {
    let mut measures = attempts();
    measures.extend(users_and_sources());
    measures.extend(mfa());
    measures.extend(root());
    if wanted.has_known_networks {
        measures.extend(unknown_networks());
    }
    measures.extend(bursts());
    measures.extend(latest());
    measures
}

/// One count as a share of another, NULL where there is nothing to share.
///
/// Looker's own advice for ratios is `1.0 * a / b`. The cast is needed beside it: on some engines (seen on Trino 406) `1.0 * a / b` is a decimal with a single
/// digit after the point.
fn share(part: &str, whole: &str) -> String {
    format!("1.0 * CAST(${{{part}}} AS double) / NULLIF({whole}, 0)")
}

/// A count of sign-ins: by event id, and only of console sign-ins.
fn sign_ins(name: &str, group: &str, label: &str, description: &str) -> Definition {
    Definition::measure(name, FieldType::CountDistinct, group, label, description)
        .sql("${eventid}")
        .or_rows()
        .only_if("is_console_login", true)
}

fn attempts() -> Vec<Definition> {
    vec![
        sign_ins(
            "attempts",
            SIGN_INS,
            "Sign-In Attempts",
            "How many times somebody tried to sign in to the console, successful or not.",
        ),
        sign_ins(
            "successful_sign_ins",
            SIGN_INS,
            "Successful Sign-Ins",
            "How many console sign-ins succeeded.",
        )
        .only("result", "Success"),
        sign_ins(
            "failed_sign_ins",
            SIGN_INS,
            "Failed Sign-Ins",
            "How many console sign-ins failed, for whatever reason.",
        )
        .only("result", "Failure"),
        Definition::measure(
            "failure_rate",
            FieldType::Number,
            SIGN_INS,
            "Failure Rate",
            "The share of attempts that failed.",
        )
        .sql(&share("failed_sign_ins", "${attempts}"))
        .format("percent_1"),
        Definition::measure(
            "active_days",
            FieldType::CountDistinct,
            SIGN_INS,
            "Active Days",
            "On how many days, by UTC, somebody tried to sign in.",
        )
        .sql("substr(${eventtime}, 1, 10)")
        .only_if("is_console_login", true),
        Definition::measure(
            "attempts_per_active_day",
            FieldType::Number,
            SIGN_INS,
            "Attempts per Active Day",
            "How many attempts there are on a day with at least one.",
        )
        .sql(&share("attempts", "${active_days}"))
        .format("decimal_1"),
        Definition::measure(
            "failure_reasons",
            FieldType::String,
            SIGN_INS,
            "Failure Reasons",
            "All reasons for which sign-ins failed, parted by commas.",
        )
        .sql("array_join(array_sort(array_agg(DISTINCT ${failure_reason})), ', ')"),
    ]
}

fn users_and_sources() -> Vec<Definition> {
    vec![
        Definition::measure(
            "users",
            FieldType::CountDistinct,
            SPREAD,
            "Users Signed In",
            "How many users signed in successfully. The same name in two accounts counts twice.",
        )
        .sql("${principal_key}")
        .only_if("is_console_login", true)
        .only("result", "Success"),
        Definition::measure(
            "iam_users",
            FieldType::CountDistinct,
            SPREAD,
            "IAM Users Signed In",
            "How many of the users who signed in are IAM users, with a password of their own at AWS.",
        )
        .sql("${principal_key}")
        .only_if("is_console_login", true)
        .only("result", "Success")
        .only("identity_class", "IAM user"),
        Definition::measure(
            "source_ip_list",
            FieldType::String,
            SPREAD,
            "Source IP List",
            "Up to ten of the sources, in order of their text.",
        )
        .sql("array_join(slice(array_sort(array_agg(DISTINCT ${sourceipaddress})), 1, 10), ', ')"),
        Definition::measure(
            "last_source_ip",
            FieldType::String,
            SPREAD,
            "Last Source IP",
            "The source of the last event.",
        )
        .sql("max_by(${sourceipaddress}, ${eventtime})"),
    ]
}

fn mfa() -> Vec<Definition> {
    vec![
        sign_ins(
            "sign_ins_with_mfa",
            MFA,
            "Sign-Ins With MFA",
            "How many successful sign-ins used a second factor that AWS could see.",
        )
        .only("result", "Success")
        .only("mfa_status", "MFA"),
        sign_ins(
            "sign_ins_without_mfa",
            MFA,
            "Sign-Ins Without MFA",
            "How many IAM users and root signed in successfully without a second factor. People who sign in at an identity provider are not counted.",
        )
        .only("result", "Success")
        .only("mfa_status", "No MFA"),
        Definition::measure(
            "mfa_coverage",
            FieldType::Number,
            MFA,
            "MFA Coverage",
            "The share with a second factor, of those successful sign-ins for which AWS can see it.",
        )
        .sql(&share("sign_ins_with_mfa", "${sign_ins_with_mfa} + ${sign_ins_without_mfa}"))
        .format("percent_1"),
    ]
}

fn root() -> Vec<Definition> {
    vec![
        sign_ins(
            "root_sign_ins",
            ROOT,
            "Root Sign-Ins",
            "How many times the root user of an account signed in successfully.",
        )
        .only("result", "Success")
        .only("identity_class", "Root user"),
        sign_ins(
            "root_failures",
            ROOT,
            "Failed Root Sign-Ins",
            "How many attempts to sign in as the root user failed.",
        )
        .only("result", "Failure")
        .only("identity_class", "Root user"),
    ]
}

fn unknown_networks() -> Vec<Definition> {
    vec![
        sign_ins(
            "sign_ins_unknown_network",
            SPREAD,
            "Sign-Ins From Unknown Networks",
            "How many successful sign-ins came from outside the known networks.",
        )
        .only("result", "Success")
        .only_if("is_known_network", false),
        Definition::measure(
            "unknown_network_share",
            FieldType::Number,
            SPREAD,
            "Unknown Network Share",
            "The share of successful sign-ins that came from outside the known networks.",
        )
        .sql(&share("sign_ins_unknown_network", "${successful_sign_ins}"))
        .format("percent_1"),
    ]
}

fn bursts() -> Vec<Definition> {
    vec![
        Definition::measure(
            "known_users_targeted",
            FieldType::CountDistinct,
            BURSTS,
            "Known Users Targeted",
            "For how many existing users a sign-in failed.",
        )
        .sql("${principal_key}")
        .only_if("is_console_login", true)
        .only("result", "Failure")
        .only_if("is_unknown_user", false),
        sign_ins(
            "unknown_name_attempts",
            BURSTS,
            "Attempts With Unknown Names",
            "How many failed sign-ins were with a user name that does not exist. AWS hides the name.",
        )
        .only("result", "Failure")
        .only("failure_reason", "Unknown user name"),
        Definition::measure(
            "is_burst",
            FieldType::Yesno,
            BURSTS,
            "Is Burst",
            "Whether at least as many sign-ins failed as the parameter Failure Threshold says. Use it with Source IP and Event Ten Minutes.",
        )
        .sql("${failed_sign_ins} >= {% parameter failure_threshold %}"),
        Definition::measure(
            "burst_kind",
            FieldType::String,
            BURSTS,
            "Burst Kind",
            "Spraying is one address against many users, Trying Names is one with many names that do not exist, Guessing is the rest.",
        )
        .sql(indoc! {r"
            CASE
              WHEN ${known_users_targeted} >= {% parameter failure_threshold %} THEN 'Spraying'
              WHEN ${unknown_name_attempts} >= {% parameter failure_threshold %} THEN 'Trying names'
              ELSE 'Guessing'
            END
        "})
        .needs(&["known_users_targeted"]),
    ]
}

fn latest() -> Vec<Definition> {
    let last = |name, label, description, sql: &str| {
        Definition::measure(name, FieldType::String, WHEN, label, description).sql(sql)
    };
    vec![
        last(
            "last_sign_in",
            "Last Attempt",
            "The time of the last attempt to sign in to the console, in UTC.",
            "max(CASE WHEN ${is_console_login} THEN ${eventtime} END)",
        ),
        last(
            "last_success",
            "Last Success",
            "The time of the last successful sign-in, in UTC.",
            "max(CASE WHEN ${result} = 'Success' THEN ${eventtime} END)",
        ),
        last(
            "last_failure",
            "Last Failure",
            "The time of the last failed sign-in, in UTC.",
            "max(CASE WHEN ${result} = 'Failure' THEN ${eventtime} END)",
        ),
    ]
}
