//! The fields that people use, group by group, as we would have them if the table had every column.
//!
//! The SQL is Trino's, as Athena engine version 3 takes it; the meaning of each CloudTrail value is
//! that of the AWS CloudTrail user guide, *CloudTrail record contents*, *userIdentity element* and
//! *AWS Management Console sign-in events*
//! (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>).

mod client;
mod event;
mod identity;
mod measures;
mod outcome;
mod request;
mod sign_in;
mod source_address;

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
        names.extend(definition.names());
    }
    names
}
