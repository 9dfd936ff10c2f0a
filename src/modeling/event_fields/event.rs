//! What happened, and when.

use crate::lookml::Timeframe;
use crate::modeling::definition::Definition;

const GROUP: &str = "Event";

/// The timeframes of the event time. None below the minute: CloudTrail writes whole seconds, and
/// shares of a minute group nothing.
const TIMEFRAMES: &[Timeframe] = &[
    Timeframe::Raw,
    Timeframe::Time,
    Timeframe::Minute,
    Timeframe::Hour,
    Timeframe::Date,
    Timeframe::Week,
    Timeframe::Month,
    Timeframe::Quarter,
    Timeframe::Year,
    Timeframe::HourOfDay,
    Timeframe::DayOfWeek,
    Timeframe::DayOfWeekIndex,
];

pub(super) fn definitions() -> Vec<Definition> {
    let mut definitions = time();
    definitions.extend(identification());
    definitions.extend(kind());
    definitions
}

fn time() -> Vec<Definition> {
    vec![
        Definition::time(
            "event",
            "Event",
            "When the service finished the request, in the time zone of the query. To choose a period use the filter Date, which also decides how much Athena reads.",
            TIMEFRAMES,
            "TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ'))",
        ),
        Definition::dimension(
            "event_ten_minutes",
            GROUP,
            "Event Ten Minutes",
            "The start of the ten minutes in which the event happened, in UTC. Use it to see bursts.",
            "date_format(date_add('minute', -(minute(TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ'))) % 10), TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ'))), '%Y-%m-%d %H:%i')",
        ),
        Definition::dimension(
            "is_outside_hours",
            GROUP,
            "Is Outside Business Hours",
            "Whether the event happened at a weekend or outside the business hours that the constants of the manifest set. Daylight saving is taken into account.",
            "(hour(TRY(at_timezone(from_iso8601_timestamp(${eventtime}), '@{BUSINESS_TIME_ZONE}'))) NOT BETWEEN @{BUSINESS_HOURS_START} AND @{BUSINESS_HOURS_END} - 1 OR day_of_week(TRY(at_timezone(from_iso8601_timestamp(${eventtime}), '@{BUSINESS_TIME_ZONE}'))) > 5)",
        )
        .yesno(),
    ]
}

fn identification() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "event_id",
            GROUP,
            "Event ID",
            "The id that CloudTrail gave the event. It can stand in several rows, because an event may be delivered more than once.",
            "${eventid}",
        ),
        Definition::dimension(
            "event_name",
            GROUP,
            "Event Name",
            "The action that was called, such as ConsoleLogin. Different services use the same names, so look at the event source as well.",
            "${eventname}",
        ),
        Definition::dimension(
            "event_source",
            GROUP,
            "Event Source",
            "The service that was called, by its host name, such as signin.amazonaws.com.",
            "${eventsource}",
        ),
        Definition::dimension(
            "recipient_account",
            GROUP,
            "Account",
            "The id of the account that received the record. For calls across accounts it differs from the caller's account.",
            "${recipientaccountid}",
        ),
        Definition::dimension(
            "aws_region",
            GROUP,
            "Region",
            "The AWS region that got the request. For a sign-in it is the region of the sign-in page, not the place of the user.",
            "${awsregion}",
        ),
        Definition::dimension(
            "shared_event_id",
            GROUP,
            "Shared Event ID",
            "The id that the records of one action share when several accounts receive it.",
            "${sharedeventid}",
        ),
        Definition::dimension(
            "request_id",
            GROUP,
            "Request ID",
            "The id that the service gave the request. AWS Support asks for it.",
            "${requestid}",
        ),
    ]
}

fn kind() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "event_type",
            GROUP,
            "Event Type",
            "Who made the record: an API call, an action in the console, a sign-in or a service. To find sign-ins use Is Console Login, because the spelling of this value varies.",
            "${eventtype}",
        )
        .suggestions(&[
            "AwsApiCall",
            "AwsServiceEvent",
            "AwsConsoleAction",
            "AwsConsoleSignIn",
            "AwsVpceEvents",
            "AwsCloudTrailInsight",
        ]),
        Definition::dimension(
            "event_category",
            GROUP,
            "Event Category",
            "Management, Data, NetworkActivity or Insight. It is empty in records from before 2020.",
            "${eventcategory}",
        )
        .suggestions(&["Management", "Data", "NetworkActivity", "Insight"]),
        Definition::dimension(
            "is_write",
            GROUP,
            "Is Write",
            "Whether the call could change something, by CloudTrail's own mark. It is No where old records have no mark.",
            "lower(${readonly}) = 'false'",
        )
        .yesno(),
    ]
}
