//! The sign-in view: the event view and the measures of signing in.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::{Field, FieldKind, FieldType, View, YesNo};

use super::definition::Available;
use super::event_fields::{self, Wanted};
use super::manifest::FAILURE_THRESHOLD;

/// The parameter that says from how many failures on there is a burst.
pub(super) const FAILURE_THRESHOLD_PARAMETER: &str = "failure_threshold";

/// What the event view keeps out of its field picker, because it speaks of signing in alone.
const SHOWN_HERE: [&str; 4] = [
    "mfa_device",
    "is_mobile",
    "console_host",
    "sign_in_region_hint",
];

/// What says nothing of signing in, and stays out of the field picker of this view.
const HIDDEN_HERE: [&str; 31] = [
    "shared_event_id",
    "event_category",
    "is_write",
    "source_identity",
    "federated_provider",
    "access_key",
    "invoked_by",
    "is_long_lived_key",
    "is_cross_account",
    "is_console_session",
    "vpc_endpoint",
    "tool",
    "error_code",
    "has_error",
    "error_class",
    "request_parameters",
    "target_identity",
    "bucket",
    "assumed_role",
    "resource_arns",
    "security_group",
    "opens_to_world",
    "iam_area",
    "cis_monitor",
    "write_events",
    "errors",
    "error_rate",
    "access_denied",
    "throttled",
    "services",
    "principals",
];

/// The view, which extends the event view and its refinement.
pub(super) fn sign_in_view(
    config: &Config,
    events: &View,
    mut available: Available,
    wanted: Wanted,
    diagnostics: &mut Diagnostics,
) -> View {
    if !available.has("eventid") {
        diagnostics.push(
            Diagnostic::warning(
                "no-event-id",
                "the table has no `eventid`: sign-ins are counted as rows",
            )
            .note("a sign-in that CloudTrail delivers twice counts twice")
            .help("add the column `eventid string` to the table"),
        );
    }
    let mut fields = vec![failure_threshold()];
    for definition in event_fields::sign_in_measures(wanted) {
        if let Some(field) = definition.fit(&available) {
            available.add(&field.name);
            fields.push(field);
        }
    }
    fields.extend(shown_and_hidden(events));
    View {
        name: config.sign_in_view.clone(),
        extends: Some(vec![config.events_view.clone()]),
        label: Some("Sign-In".to_owned()),
        fields,
        ..View::default()
    }
}

/// Fields of the event view with nothing but whether they are seen here.
fn shown_and_hidden(events: &View) -> impl Iterator<Item = Field> {
    events.fields.iter().filter_map(|field| {
        let name = field.name.as_str();
        let hidden = if SHOWN_HERE.contains(&name) {
            YesNo::No
        } else if HIDDEN_HERE.contains(&name) {
            YesNo::Yes
        } else {
            return None;
        };
        let mut own = Field::new(field.kind.clone(), name);
        own.hidden = Some(hidden);
        Some(own)
    })
}

/// The parameter.
pub(super) fn failure_threshold() -> Field {
    let mut field = Field::new(FieldKind::Parameter, FAILURE_THRESHOLD_PARAMETER);
    field.field_type = Some(FieldType::Number);
    field.label = Some("Failure Threshold".to_owned());
    field.group_label = Some("Bursts".to_owned());
    field.description = Some(
        "From how many failed sign-ins on there is a burst. Is Burst and Burst Kind use it."
            .to_owned(),
    );
    field.default_value = Some(format!("@{{{FAILURE_THRESHOLD}}}"));
    field
}
