//! What fails, for whom and where; for *Error Overview* and *Operational Account Activity*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

use super::EVENTS;

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::measure(
            "throttled",
            FieldType::Count,
            EVENTS,
            "Throttled",
            "How many records are of calls that came too fast.",
        )
        .only("error_class", "Throttled"),
        Definition::hidden_measure("affected_principals", FieldType::CountDistinct, "Principals Affected")
        .sql("${principal_key}")
        .only_if("has_error", true),
        Definition::hidden_measure("affected_services", FieldType::CountDistinct, "Services Affected")
        .sql("${eventsource}")
        .only_if("has_error", true),
        Definition::hidden_measure("denied_actions", FieldType::CountDistinct, "Distinct Denied Actions")
        .sql("${eventsource} || ':' || ${eventname}")
        .only("error_class", "Access denied"),
        Definition::hidden_measure("error_codes", FieldType::String, "Error Codes")
        .sql("array_join(array_sort(array_agg(DISTINCT ${error_code})), ', ')"),
        Definition::hidden_measure("sample_message", FieldType::String, "Last Message")
        .sql("max_by(${error_message}, CASE WHEN ${error_message} IS NOT NULL THEN ${eventtime} END)"),
    ]
}
