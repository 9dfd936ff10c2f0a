//! The fields that people use, group by group, as we would have them if the table had every column.
//!
//! The SQL is Trino's, as Athena engine version 3 takes it; the meaning of each CloudTrail value is
//! that of the AWS CloudTrail user guide, *CloudTrail record contents*, *userIdentity element* and
//! *AWS Management Console sign-in events*
//! (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>).

mod cis;
mod client;
mod data;
mod event;
mod iam;
mod identity;
mod measures;
mod network;
mod operations;
mod outcome;
mod request;
mod sign_in;
mod source_address;

pub(super) use cis::MONITORS;
pub(super) use iam::AREAS as IAM_AREAS;
pub(super) use measures::{event_measures, sign_in_measures};

use super::definition::Definition;

/// What the choice of fields depends on beside the columns.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// Whether the configuration names networks of one's own.
    pub(super) has_known_networks: bool,
    /// Whether an address can be looked up.
    pub(super) has_geolocation: bool,
}

/// The dimensions of the event view, in the order of the file.
pub(super) fn event_dimensions(wanted: Wanted) -> Vec<Definition> {
    let mut definitions = event::definitions();
    definitions.extend(identity::definitions());
    definitions.extend(sign_in::definitions());
    definitions.extend(source_address::definitions(wanted));
    definitions.extend(client::definitions());
    definitions.extend(outcome::definitions());
    definitions.extend(request::definitions());
    definitions.extend(operations::definitions());
    definitions.extend(network::definitions());
    definitions.extend(iam::definitions());
    definitions.extend(cis::dimensions());
    definitions.extend(data::definitions());
    definitions
}

/// Every name that the event and sign-in views may use themselves, so that no column takes it.
pub(super) fn reserved_names() -> Vec<String> {
    let all = Wanted {
        has_known_networks: true,
        has_geolocation: true,
    };
    let mut names = vec![
        super::event_window::NAME.to_owned(),
        super::sign_in_view::FAILURE_THRESHOLD_PARAMETER.to_owned(),
    ];
    let definitions = event_dimensions(all)
        .into_iter()
        .chain(event_measures())
        .chain(sign_in_measures(all));
    for definition in definitions {
        names.push(definition.name().to_owned());
        names.extend(definition.names());
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Wanted, event_dimensions, event_measures, sign_in_measures};
    use crate::modeling::definition::{Available, Definition, field_names};

    /// The columns that the definitions ask for.
    const COLUMNS: &[&str] = &[
        "eventtime",
        "eventsource",
        "eventname",
        "eventid",
        "requestid",
        "sharedeventid",
        "eventtype",
        "eventcategory",
        "readonly",
        "awsregion",
        "recipientaccountid",
        "sourceipaddress",
        "useragent",
        "vpcendpointid",
        "errorcode",
        "errormessage",
        "requestparameters",
        "responseelements",
        "additionaleventdata",
        "sessioncredentialfromconsole",
        "tlsdetails__tlsversion",
        "resources__arn",
        "useridentity__type",
        "useridentity__principalid",
        "useridentity__arn",
        "useridentity__accountid",
        "useridentity__invokedby",
        "useridentity__accesskeyid",
        "useridentity__username",
        "useridentity__identityprovider",
        "useridentity__onbehalfof__userid",
        "useridentity__sessioncontext__sourceidentity",
        "useridentity__sessioncontext__sessionissuer__username",
        "useridentity__sessioncontext__attributes__mfaauthenticated",
        "useridentity__sessioncontext__webidfederationdata__federatedprovider",
    ];

    const ALL: Wanted = Wanted {
        has_known_networks: true,
        has_geolocation: true,
    };

    fn definitions() -> impl Iterator<Item = Definition> {
        event_dimensions(ALL)
            .into_iter()
            .chain(event_measures())
            .chain(sign_in_measures(ALL))
    }

    /// Fits every definition to the columns and returns how many fields there are.
    fn fit(columns: impl Fn(&str) -> bool) -> usize {
        let mut available = Available::default();
        for column in COLUMNS.iter().filter(|column| columns(column)) {
            available.add(column);
        }
        let mut fields = 0;
        for definition in definitions() {
            let Some(field) = definition.fit(&available) else {
                continue;
            };
            if let Some(sql) = &field.sql {
                assert_whole(&field.name, sql);
            }
            for name in field_names(&field) {
                available.add(&name);
            }
            fields += 1;
        }
        fields
    }

    /// No line fell out of the middle of something.
    fn assert_whole(name: &str, sql: &str) {
        let words: Vec<&str> = sql
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .collect();
        let count = |word: &str| words.iter().filter(|w| **w == word).count();
        assert_eq!(
            sql.matches('(').count(),
            sql.matches(')').count(),
            "{name}: {sql}"
        );
        assert_eq!(count("CASE"), count("END"), "{name}: {sql}");
        assert!(count("WHEN") >= count("CASE"), "{name}: {sql}");
        assert!(!sql.trim_end().ends_with(','), "{name}: {sql}");
    }

    #[test]
    fn no_column_that_is_missing_leaves_half_a_field() {
        let all = fit(|_| true);
        assert_eq!(
            all,
            definitions().count(),
            "a column is missing in the test's list"
        );
        for missing in COLUMNS {
            assert!(fit(|column| column != *missing) <= all);
        }
    }

    #[test]
    fn no_choice_of_columns_leaves_half_a_field() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..500 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let chosen = state;
            fit(|column| {
                let index = COLUMNS.iter().position(|c| *c == column).unwrap_or(0);
                column.starts_with("event") || chosen >> index & 1 == 1
            });
        }
    }
}
