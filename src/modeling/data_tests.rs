//! LookML data tests: what has to be true of every log, also of an empty one.

use crate::lookml::{Assert, ExploreSource, FieldFilter, Test, TestColumn, View};

/// The period that a test reads: enough to find a fault, and cheap.
pub(super) const PERIOD: &str = "1 day";

/// A promise: its name, the fields it speaks of, and the expression over them.
struct Promise {
    name: &'static str,
    fields: &'static [&'static str],
    /// `{field}` stands for a reference to the field.
    expression: &'static str,
}

const EVENT_PROMISES: &[Promise] = &[
    Promise {
        name: "no_event_without_id",
        fields: &["events_without_id"],
        expression: "{events_without_id} = 0",
    },
    Promise {
        name: "no_event_without_principal",
        fields: &["events_without_principal"],
        expression: "{events_without_principal} = 0",
    },
    Promise {
        name: "ids_are_no_more_than_rows",
        fields: &["events", "distinct_events"],
        expression: "{distinct_events} <= {events}",
    },
    Promise {
        name: "errors_are_no_more_than_events",
        fields: &["events", "errors"],
        expression: "{errors} <= {events}",
    },
];

const SIGN_IN_PROMISES: &[Promise] = &[
    Promise {
        name: "attempts_succeed_or_fail",
        fields: &["attempts", "successful_sign_ins", "failed_sign_ins"],
        expression: "{successful_sign_ins} + {failed_sign_ins} = {attempts}",
    },
    Promise {
        name: "mfa_is_seen_only_on_successes",
        fields: &[
            "successful_sign_ins",
            "sign_ins_with_mfa",
            "sign_ins_without_mfa",
        ],
        expression: "{sign_ins_with_mfa} + {sign_ins_without_mfa} <= {successful_sign_ins}",
    },
    Promise {
        name: "root_sign_ins_are_sign_ins",
        fields: &["successful_sign_ins", "root_sign_ins"],
        expression: "{root_sign_ins} <= {successful_sign_ins}",
    },
    Promise {
        name: "unknown_names_are_failures",
        fields: &["failed_sign_ins", "unknown_name_attempts"],
        expression: "{unknown_name_attempts} <= {failed_sign_ins}",
    },
];

/// The tests of the event explore, as far as its fields are there.
pub(super) fn event_tests(explore: &str, views: &[&View], filters: &[FieldFilter]) -> Vec<Test> {
    tests(EVENT_PROMISES, explore, views, filters)
}

/// The tests of the sign-in explore, as far as its fields are there.
pub(super) fn sign_in_tests(explore: &str, views: &[&View], filters: &[FieldFilter]) -> Vec<Test> {
    tests(SIGN_IN_PROMISES, explore, views, filters)
}

fn tests(
    promises: &[Promise],
    explore: &str,
    views: &[&View],
    filters: &[FieldFilter],
) -> Vec<Test> {
    let is_there = |name: &&str| -> bool {
        views
            .iter()
            .any(|view| view.fields.iter().any(|field| field.name == **name))
    };
    promises
        .iter()
        .filter(|promise| promise.fields.iter().all(is_there))
        .map(|promise| test(promise, explore, filters))
        .collect()
}

fn test(promise: &Promise, explore: &str, filters: &[FieldFilter]) -> Test {
    let mut expression = promise.expression.to_owned();
    for field in promise.fields {
        expression =
            expression.replace(&format!("{{{field}}}"), &format!("${{{explore}.{field}}}"));
    }
    Test {
        name: format!("{explore}_{}", promise.name),
        explore_source: ExploreSource {
            explore: explore.to_owned(),
            columns: promise
                .fields
                .iter()
                .map(|field| TestColumn {
                    name: (*field).to_owned(),
                    field: Some(format!("{explore}.{field}")),
                })
                .collect(),
            filters: filters.to_vec(),
            other: Vec::new(),
        },
        asserts: vec![Assert {
            name: promise.name.to_owned(),
            expression,
        }],
        ..Test::default()
    }
}
