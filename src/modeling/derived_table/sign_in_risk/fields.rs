//! The fields of risky sign-ins: the sign-in in the words of the event view, what it is compared with, the
//! flags, the score and its reasons.

use std::fmt::Write as _;

use super::super::{Log, event_time};
use super::flag::{FLAGS, Flag};
use super::history::{History, KEPT, PLACES};
use crate::lookml::{Field, FieldKind, FieldSet, FieldType, YesNo};
use crate::modeling::definition::{Available, Definition, field_names};
use crate::modeling::geolocation::RANGES_VIEW;

/// The set of fields that a click on a number shows.
pub(super) const DETAIL_SET: &str = "risk_detail";

/// The fields of [`DETAIL_SET`], as far as they are there.
const DETAIL_FIELDS: &[&str] = &[
    "event_time",
    "principal",
    "identity_class",
    "risk_score",
    "risk_reasons",
    "source_ip",
    "network_zone",
    "country_code",
    "client",
    "mfa_status",
    "recipient_account",
    "event_id",
];

/// What is no dimension here: it is the same in each row, or a flag of the same name stands for it.
const LEFT_OUT: [&str; 2] = ["result", "is_outside_hours"];

const RISK: &str = "Risk";
const PAST: &str = "Compared With";

/// All fields but filters and parameters; `available` has the columns of the query and gets the fields.
pub(super) fn fields(
    log: &Log<'_>,
    history: &History<'_>,
    available: &mut Available,
) -> Vec<Field> {
    let mut fields = kept(log, history, available);
    for name in fields.iter().flat_map(field_names) {
        available.add(&name);
    }
    let (score, reasons) = (score(), reasons());
    let is_new_user = |name: &str| name == "is_new_user";
    // The others of the flags ask whether the user is new.
    let (new_user, others): (Vec<_>, Vec<_>) =
        FLAGS.iter().partition(|flag| is_new_user(flag.name));
    let definitions = past(history)
        .into_iter()
        .chain(new_user.into_iter().chain(others).map(Flag::definition))
        .chain([score, reasons])
        .chain(measures());
    for definition in definitions {
        if let Some(field) = definition.fit(available) {
            available.add(&field.name);
            fields.push(field);
        }
    }
    fields
}

/// The set that a click on a number shows.
pub(super) fn detail_set(available: &Available) -> FieldSet {
    FieldSet {
        name: DETAIL_SET.to_owned(),
        fields: DETAIL_FIELDS
            .iter()
            .filter(|name| available.has(name))
            .map(|&name| name.to_owned())
            .collect(),
        ..FieldSet::default()
    }
}

/// The dimensions of the event view that the query keeps, and the columns of the geolocation tables: named
/// and described as there, and read from the query.
fn kept(log: &Log<'_>, history: &History<'_>, available: &Available) -> Vec<Field> {
    let mut fields = vec![event_time()];
    let read = KEPT
        .iter()
        .filter(|name| !LEFT_OUT.contains(name) && available.has(name));
    fields.extend(read.filter_map(|name| log.passed(name)));
    let places = log
        .scene
        .places
        .iter()
        .filter(|view| view.name == RANGES_VIEW);
    let of_place = places.flat_map(|view| &view.fields);
    let of_place = of_place.filter(|field| PLACES.contains(&field.name.as_str()));
    fields.extend(of_place.map(|field| Field {
        sql: Some(format!("${{TABLE}}.{}", field.name)),
        ..field.clone()
    }));
    fields.extend(history.keys().filter_map(|key| {
        let field = log.passed(key)?;
        Some(Field {
            hidden: Some(YesNo::Yes),
            ..field
        })
    }));
    fields
}

/// What a sign-in is compared with.
fn past(history: &History<'_>) -> Vec<Definition> {
    let number = |name, label, description, sql: &str| {
        let mut field = Field::new(FieldKind::Dimension, name);
        field.field_type = Some(FieldType::Number);
        field.sql = Some(sql.trim_end().to_owned());
        Definition::described(field, PAST, label, description)
    };
    let mut definitions = vec![
        number(
            "days_since_previous",
            "Days Since Previous",
            "How many days ago the user last signed in successfully. It is empty where that is longer ago than Baseline Days says.",
            "CASE WHEN ${TABLE}.seconds_since_previous <= 86400 * {% parameter baseline_days %} THEN CAST(${TABLE}.seconds_since_previous AS double) / 86400 END",
        )
        .format("decimal_1"),
        number(
            "user_failures_60m",
            "User Failures in 60 Minutes",
            "How many sign-ins of this user failed in the hour before, from whatever address.",
            "${TABLE}.user_failures",
        ),
        number(
            "ip_failures_60m",
            "Address Failures in 60 Minutes",
            "How many sign-ins from this address failed in the hour before, of whatever users, names that do not exist included.",
            "${TABLE}.address_failures",
        )
        .needs(&["source_ip"]),
    ];
    if history.has_coordinates() {
        definitions.extend([
            number(
                "km_from_previous",
                "Kilometres From Previous",
                "How far it is from the place of the user's last successful sign-in, as the crow flies. Sign-ins without a place are passed over.",
                "${TABLE}.km_from_previous",
            )
            .format("decimal_0"),
            number(
                "hours_from_previous",
                "Hours From Previous",
                "How many hours ago the user last signed in successfully from a place that is known.",
                "${TABLE}.hours_from_previous",
            )
            .format("decimal_1"),
            number(
                "km_per_hour",
                "Kilometres per Hour",
                "How fast the user would have had to travel since his last sign-in.",
                "${km_from_previous} / NULLIF(${hours_from_previous}, 0)",
            )
            .format("decimal_0"),
        ]);
    }
    definitions
}

fn score() -> Definition {
    let mut sql = String::from("(0");
    for flag in &FLAGS {
        let _ = write!(
            sql,
            "\n  + CASE WHEN ${{{}}} THEN @{{{}}} ELSE 0 END",
            flag.name, flag.constant
        );
    }
    sql.push_str("\n)");
    let mut field = Field::new(FieldKind::Dimension, "risk_score");
    field.field_type = Some(FieldType::Number);
    field.sql = Some(sql);
    Definition::described(
        field,
        RISK,
        "Risk Score",
        "How unusual the sign-in is for its user: the sum of the weights of its reasons, which the constants of the manifest set. It ranks, and judges nobody.",
    )
}

fn reasons() -> Definition {
    let mut sql = String::from("array_join(ARRAY[");
    for flag in &FLAGS {
        let _ = write!(
            sql,
            "\n  CASE WHEN ${{{}}} THEN '{}' END,",
            flag.name, flag.reason
        );
    }
    // Each line may fall, but for the last; what is NULL is left out.
    sql.push_str("\n  CAST(NULL AS varchar)], ', ')");
    Definition::dimension(
        "risk_reasons",
        RISK,
        "Risk Reasons",
        "Why the sign-in has its score, in words: the heaviest reason first.",
        &sql,
    )
}

fn measures() -> Vec<Definition> {
    vec![
        Definition::measure(
            "sign_ins",
            FieldType::Count,
            "Sign-Ins",
            "Sign-Ins",
            "How many successful sign-ins there are. One that was delivered twice counts once where the table has event ids.",
        ),
        Definition::measure(
            "users",
            FieldType::CountDistinct,
            "Sign-Ins",
            "Users",
            "How many users signed in. The same name in two accounts counts twice.",
        )
        .sql("${principal_key}"),
        Definition::measure(
            "highest_risk_score",
            FieldType::Max,
            RISK,
            "Highest Risk Score",
            "The score of the most unusual sign-in.",
        )
        .sql("${risk_score}"),
    ]
}
