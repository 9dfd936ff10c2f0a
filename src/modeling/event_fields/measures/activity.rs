//! Who is active, and as what; for *Operational Account Activity*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::hidden_measure("root_events", FieldType::Count, "Root Events")
            .only_if("is_direct_root", true),
        Definition::hidden_measure(
            "active_iam_users",
            FieldType::CountDistinct,
            "IAM Users Active",
        )
        .sql("${principal_key}")
        .only("identity_class", "IAM user"),
        Definition::hidden_measure("roles_assumed", FieldType::CountDistinct, "Roles Used")
            .sql("${session_issuer}")
            .only("identity_class", "Assumed role"),
        Definition::hidden_measure(
            "long_lived_keys",
            FieldType::CountDistinct,
            "Long-Lived Keys Used",
        )
        .sql("${access_key}")
        .only_if("is_long_lived_key", true),
        Definition::hidden_measure(
            "cross_account_callers",
            FieldType::CountDistinct,
            "Cross-Account Callers",
        )
        .sql("${principal_account}")
        .only_if("is_cross_account", true),
        Definition::hidden_measure(
            "cross_account_events",
            FieldType::Count,
            "Cross-Account Events",
        )
        .only_if("is_cross_account", true),
        Definition::hidden_measure("sessions", FieldType::CountDistinct, "Sessions")
            .sql("${access_key}")
            .only_if("is_long_lived_key", false),
    ]
}
