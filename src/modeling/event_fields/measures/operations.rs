//! How much goes on, and whether the log keeps up; most of it is for *General Operations*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

use super::{EVENTS, HEALTH, share};

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::measure(
            "read_events",
            FieldType::Count,
            EVENTS,
            "Read Events",
            "How many records are of calls that could only read.",
        )
        .hidden()
        .only_if("is_write", false),
        Definition::hidden_measure("write_share", FieldType::Number, "Write Share")
        .sql(&share("write_events", "${events}"))
        .format("percent_1"),
        Definition::measure(
            "services",
            FieldType::CountDistinct,
            EVENTS,
            "Services",
            "How many services were called.",
        )
        .sql("${eventsource}"),
        Definition::measure(
            "regions",
            FieldType::CountDistinct,
            EVENTS,
            "Regions",
            "How many AWS regions were called.",
        )
        .hidden()
        .sql("${awsregion}"),
        Definition::measure(
            "accounts",
            FieldType::CountDistinct,
            EVENTS,
            "Accounts",
            "How many accounts received records.",
        )
        .hidden()
        .sql("${recipientaccountid}"),
        Definition::hidden_measure("created", FieldType::Count, "Created")
        .only("change_verb", "Created"),
        Definition::hidden_measure("updated", FieldType::Count, "Updated")
        .only("change_verb", "Updated"),
        Definition::hidden_measure("deleted", FieldType::Count, "Deleted")
        .only("change_verb", "Deleted"),
        Definition::measure(
            "minutes_behind",
            FieldType::Number,
            HEALTH,
            "Minutes Behind",
            "How many minutes ago the last event of the period happened. CloudTrail usually delivers within about 15 minutes.",
        )
        .hidden()
        .sql("date_diff('minute', max(TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ'))), LOCALTIMESTAMP)"),
    ]
}
