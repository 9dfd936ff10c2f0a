//! Risky sign-ins: a score for each successful sign-in, and the reasons for it.
//!
//! What is unusual is measured against the user's own days before the sign-in, and so the score of a
//! sign-in is the same whatever period is looked at.

mod fields;
mod flag;
mod history;

use super::super::definition::Available;
use super::super::event_window;
use super::super::sign_in_view;
use super::{Derived, Log};
use crate::cloudtrail::KeyRole;
use crate::lookml::{AllowedValue, DerivedTable, Field, FieldKind, FieldType, View, YesNo};
use history::History;

pub(in crate::modeling) use flag::settings;

/// The view and the explore.
pub(crate) const VIEW: &str = "sign_in_risk";
/// The days from which people choose how far back a user's past reaches; the second is the default.
pub(crate) const BASELINES: [&str; 3] = ["14", "30", "90"];
/// The parameter that says how many.
const BASELINE_PARAMETER: &str = "baseline_days";

/// Without one of these the log tells too little of sign-ins.
const NEEDED: [&str; 5] = [
    "event_raw",
    "is_console_login",
    "result",
    "principal",
    "principal_key",
];

/// The view, if the log can tell who signed in, when, and how it ended.
pub(super) fn derived(log: &Log<'_>) -> Option<Derived> {
    if !log.has(&NEEDED) {
        return None;
    }
    let history = History::of(log);
    let mut available = Available::default();
    for column in history.columns() {
        available.add(column);
    }
    let mut all = vec![
        event_window::field(log.date(), log.scene.layout),
        baseline(),
        failure_threshold(),
    ];
    all.extend(scopes(log));
    all.extend(fields::fields(log, &history, &mut available));
    Some(Derived {
        view: View {
            name: VIEW.to_owned(),
            label: Some("Risky Sign-In".to_owned()),
            derived_table: Some(DerivedTable {
                sql: Some(history.sql()),
                ..DerivedTable::default()
            }),
            suggestions: Some(YesNo::No),
            drill_fields: Some(vec![format!("{}*", fields::DETAIL_SET)]),
            sets: vec![fields::detail_set(&available)],
            fields: all,
            ..View::default()
        },
        label: "Risky Sign-Ins",
        description: "Successful console sign-ins with a score: how unusual each is for its user, and why.",
    })
}

fn baseline() -> Field {
    let mut field = Field::new(FieldKind::Parameter, BASELINE_PARAMETER);
    field.field_type = Some(FieldType::Number);
    field.label = Some("Baseline Days".to_owned());
    field.group_label = Some("Risk".to_owned());
    field.description = Some(
        "How many days before a sign-in count as the user's past. Athena reads them in addition to the period: more days know more, and cost more."
            .to_owned(),
    );
    field.default_value = Some(BASELINES[1].to_owned());
    let allowed = BASELINES.iter().map(|days| AllowedValue {
        label: Some(format!("{days} days")),
        value: (*days).to_owned(),
    });
    field.allowed_values = allowed.collect();
    field
}

/// The parameter of the sign-in view, and what it means here.
fn failure_threshold() -> Field {
    let mut field = sign_in_view::failure_threshold();
    field.group_label = Some("Risk".to_owned());
    field.description = Some(
        "From how many failures on in the hour before a sign-in they are a reason.".to_owned(),
    );
    field
}

/// The filters on partition keys that choose what is read.
///
/// A key without whose value Athena answers no query has to be named inside the derived table, and so
/// has the account, which makes the table of an organization a hundred times smaller. A region is no such
/// key: the same user signs in at several, and without the others his past would be another.
fn scopes(log: &Log<'_>) -> Vec<Field> {
    let names = &log.scene.leaves.keys;
    let keys = log.scene.layout.keys.iter();
    let keys = keys.filter(|key| key.is_injected || key.role == KeyRole::Account);
    keys.map(|key| {
        let mut field = Field::new(FieldKind::Filter, names.of_key(&key.key));
        let is_number = key.is_number;
        field.field_type = Some(if is_number {
            FieldType::Number
        } else {
            FieldType::String
        });
        let declared = log.passed(&field.name);
        field.label = declared.as_ref().and_then(|it| it.label.clone());
        field.group_label = Some("Partition".to_owned());
        field.description = Some(
            "What is read: sign-ins elsewhere are neither shown nor part of anybody's past."
                .to_owned(),
        );
        field.suggestions = declared.and_then(|it| it.suggestions);
        field
    })
    .collect()
}
