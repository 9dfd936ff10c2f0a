//! The sign-in view: the event view and the measures of signing in.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::{Field, FieldKind, FieldType, View};

use super::definition::Available;
use super::event_fields::{self, Wanted};
use super::manifest::FAILURE_THRESHOLD;

/// The parameter that says from how many failures on there is a burst.
pub(super) const FAILURE_THRESHOLD_PARAMETER: &str = "failure_threshold";

/// The view, which extends the event view and its refinement.
pub(super) fn sign_in_view(
    config: &Config,
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
    View {
        name: config.sign_in_view.clone(),
        extends: Some(vec![config.events_view.clone()]),
        label: Some("Sign-In".to_owned()),
        fields,
        ..View::default()
    }
}

fn failure_threshold() -> Field {
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
