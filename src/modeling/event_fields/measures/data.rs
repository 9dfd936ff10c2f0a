//! Who reads which data; for *Data Access and Exfiltration*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::hidden_measure("total_bytes_out", FieldType::Sum, "Bytes Out")
            .sql("${bytes_out}")
            .only_if("is_object_read", true),
        Definition::hidden_measure("objects_read", FieldType::Count, "Objects Read")
            .only_if("is_object_read", true),
        Definition::hidden_measure("buckets_read", FieldType::CountDistinct, "Buckets")
            .sql("${bucket}")
            .only_if("is_object_read", true),
        Definition::hidden_measure(
            "data_readers",
            FieldType::CountDistinct,
            "Principals Reading",
        )
        .sql("${principal_key}")
        .only_if("is_object_read", true),
        Definition::hidden_measure(
            "reads_unknown_network",
            FieldType::Count,
            "Reads From Unknown Networks",
        )
        .only_if("is_object_read", true)
        .only_if("is_known_network", false),
        Definition::hidden_measure(
            "secrets_read",
            FieldType::CountDistinct,
            "Secrets and Parameters",
        )
        .sql("${secret_read}"),
        Definition::hidden_measure("data_deletions", FieldType::Count, "Deletions")
            .only_if("is_data_deletion", true),
    ]
}
