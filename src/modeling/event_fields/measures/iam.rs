//! Changes to who may do what; for *Privileged and IAM Changes*.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

use super::super::iam::ESCALATION_ACTIONS;

pub(super) fn measures() -> Vec<Definition> {
    vec![
        Definition::hidden_measure("iam_changes", FieldType::Number, "IAM Changes")
        .sql("COUNT(CASE WHEN ${iam_area} IS NOT NULL THEN 1 END)"),
        Definition::hidden_measure("iam_policy_changes", FieldType::Count, "IAM Policy Changes")
        .only("iam_area", "Policy"),
        Definition::hidden_measure("users_created", FieldType::Number, "Users Created")
        .sql("COUNT(CASE WHEN ${iam_area} = 'User or group' AND ${eventname} = 'CreateUser' THEN 1 END)"),
        Definition::hidden_measure("access_keys_created", FieldType::Number, "Access Keys Created")
        .sql("COUNT(CASE WHEN ${iam_area} = 'Access key' AND ${eventname} = 'CreateAccessKey' THEN 1 END)"),
        Definition::hidden_measure("admin_policies_attached", FieldType::Count, "Administrator Policy Attached")
        .only_if("attaches_admin_policy", true),
        Definition::hidden_measure("mfa_devices_removed", FieldType::Number, "MFA Devices Removed")
        .sql("COUNT(CASE WHEN ${iam_area} = 'MFA device' AND ${eventname} IN ('DeactivateMFADevice', 'DeleteVirtualMFADevice') THEN 1 END)"),
        Definition::hidden_measure("identity_provider_changes", FieldType::Count, "Identity Provider Changes")
        .only("iam_area", "Identity provider"),
        Definition::hidden_measure("escalation_actions", FieldType::CountDistinct, "Escalation-Type Actions")
        .sql("${escalation_action}"),
        Definition::hidden_measure("escalation_share", FieldType::Number, "Share of the Known Actions")
        .sql(&format!("1.0 * CAST(${{escalation_actions}} AS double) / {ESCALATION_ACTIONS}"))
        .needs(&["escalation_action"])
        .format("percent_1"),
        Definition::hidden_measure("escalation_action_list", FieldType::String, "Actions")
        .sql("array_join(array_sort(array_agg(DISTINCT ${escalation_action})), ', ')"),
    ]
}
