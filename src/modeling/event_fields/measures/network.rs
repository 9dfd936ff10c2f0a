//! Changes to security groups; for *EC2 Security Group Modifications*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::hidden_measure("group_changes", FieldType::Number, "Rule Changes")
        .sql("COUNT(CASE WHEN ${security_group_change} IS NOT NULL AND NOT ${has_error} THEN 1 END)"),
        Definition::hidden_measure("groups_touched", FieldType::Number, "Groups Touched")
        .sql("COUNT(DISTINCT CASE WHEN ${security_group_change} IS NOT NULL AND NOT ${has_error} THEN ${security_group} END)"),
        Definition::hidden_measure("group_people", FieldType::Number, "People")
        .sql("COUNT(DISTINCT CASE WHEN ${security_group_change} IS NOT NULL AND NOT ${has_error} THEN ${principal_key} END)"),
        Definition::hidden_measure("opened_to_world", FieldType::Count, "Opened to the World")
        .only_if("opens_to_world", true),
        Definition::hidden_measure("group_changes_by_hand", FieldType::Number, "Made by Hand")
        .sql("COUNT(CASE WHEN ${security_group_change} IS NOT NULL AND NOT ${has_error} AND ${is_made_by_hand} THEN 1 END)"),
        Definition::hidden_measure("failed_group_changes", FieldType::Number, "Failed Attempts")
        .sql("COUNT(CASE WHEN ${security_group_change} IS NOT NULL AND ${has_error} THEN 1 END)"),
    ]
}
