//! Error codes with the time at which a service first gave them.

use crate::lookml::FieldType;

use super::{Derived, Log, dimension, measure, principals};

/// The view and the explore.
pub(crate) const VIEW: &str = "new_error_code";

const GROUP: &str = "Outcome";

/// The view, if the log has codes.
pub(super) fn derived(log: &Log<'_>) -> Option<Derived> {
    if !log.has(&["error_code", "event_source", "eventtime"]) {
        return None;
    }
    let passed = ["error_code", "error_message", "error_class"];
    let mut own = vec![dimension(
        "is_new",
        FieldType::Yesno,
        GROUP,
        "Is New",
        "Whether the service gave the code in the period and not in the days before it, in any account.",
    )];
    own.push(measure(
        "errors",
        FieldType::Count,
        GROUP,
        "Errors",
        "How many records are of calls that failed with the code, in the period.",
        None,
    ));
    own.extend(principals(log, GROUP));
    own.push(measure(
        "first_seen",
        FieldType::String,
        GROUP,
        "First Seen",
        "The time of the first of these errors in the period, in UTC.",
        Some("min(${event_time_text})"),
    ));
    if log.has(&["error_message"]) {
        own.push(measure(
            "sample_message",
            FieldType::String,
            GROUP,
            "Last Message",
            "The text of the last of these errors that has one.",
            Some("max_by(${error_message}, CASE WHEN ${error_message} IS NOT NULL THEN ${event_time_text} END)"),
        ));
    }
    Some(Derived {
        view: log.view(VIEW, "New Error Code", sql(log, &passed), &passed, own),
        label: "New Error Codes",
        description: "Errors by code, and whether the service gave the code before.",
    })
}

fn sql(log: &Log<'_>, passed: &[&str]) -> String {
    let columns = log.columns(passed);
    let read = log.read(
        VIEW,
        &["${error_code} IS NOT NULL"],
        &log.period_and_look_back(VIEW),
    );
    format!(
        "WITH errors AS (\n  SELECT\n  {columns}\n{read}\n),\nmarked AS (\n  SELECT\n    errors.*,\n    \
         min(event_at) OVER (PARTITION BY event_source, error_code) >= {start} AS is_new\n  FROM errors\n)\n\
         SELECT * FROM marked\nWHERE {within}",
        start = log.start(VIEW),
        within = log.within_period(VIEW),
    )
}
