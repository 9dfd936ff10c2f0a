//! The monitors of the CIS AWS Foundations Benchmark.
//!
//! Source: the benchmark's section on monitoring, version 7.0, as `prowler-cloud/prowler` carries it
//! (`prowler/compliance/aws/cis_7.0_aws.json`); the order is the same from version 1.4 on.

use crate::lookml::FieldType;
use crate::modeling::definition::Definition;

const GROUP: &str = "CIS Benchmark";

/// One monitor.
pub(in crate::modeling) struct Monitor {
    /// The measure's name.
    pub(in crate::modeling) measure: &'static str,
    /// What it watches.
    pub(in crate::modeling) title: &'static str,
    /// The SQL of the condition.
    condition: &'static str,
}

/// The monitors in the order of the benchmark, so that the first is number 1 of its section.
pub(in crate::modeling) const MONITORS: [Monitor; 15] = [
    monitor(
        "cis_unauthorized_calls",
        "Unauthorized API calls",
        "regexp_like(${error_code}, 'UnauthorizedOperation$|^AccessDenied') AND ${sourceipaddress} <> 'delivery.logs.amazonaws.com' AND ${eventname} <> 'HeadBucket'",
    ),
    monitor(
        "cis_sign_ins_without_mfa",
        "Console sign-in without MFA",
        "${is_console_login} AND ${result} = 'Success' AND ${mfa_status} = 'No MFA'",
    ),
    monitor("cis_root_use", "Use of the root user", "${is_direct_root}"),
    monitor(
        "cis_iam_policy_changes",
        "IAM policy changes",
        "${eventsource} = 'iam.amazonaws.com' AND ${eventname} IN ('PutUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'DeleteUserPolicy', 'DeleteGroupPolicy', 'DeleteRolePolicy', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'AttachUserPolicy', 'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy', 'AttachRolePolicy', 'DetachRolePolicy')",
    ),
    monitor(
        "cis_trail_changes",
        "CloudTrail configuration changes",
        "${eventsource} = 'cloudtrail.amazonaws.com' AND ${eventname} IN ('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')",
    ),
    monitor(
        "cis_failed_sign_ins",
        "Console sign-ins that failed authentication",
        "${is_console_login} AND ${errormessage} = 'Failed authentication'",
    ),
    monitor(
        "cis_key_deletions",
        "Disabling or deletion of KMS keys",
        "${eventsource} = 'kms.amazonaws.com' AND ${eventname} IN ('DisableKey', 'ScheduleKeyDeletion')",
    ),
    monitor(
        "cis_bucket_policy_changes",
        "S3 bucket policy changes",
        "${eventsource} = 's3.amazonaws.com' AND ${eventname} IN ('PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle', 'PutBucketReplication', 'DeleteBucketPolicy', 'DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication')",
    ),
    monitor(
        "cis_config_changes",
        "AWS Config changes",
        "${eventsource} = 'config.amazonaws.com' AND ${eventname} IN ('StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder')",
    ),
    monitor(
        "cis_security_group_changes",
        "Security group changes",
        "${eventname} IN ('AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress', 'CreateSecurityGroup', 'DeleteSecurityGroup', 'ModifySecurityGroupRules')",
    ),
    monitor(
        "cis_nacl_changes",
        "Network ACL changes",
        "${eventname} IN ('CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry', 'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation')",
    ),
    monitor(
        "cis_gateway_changes",
        "Network gateway changes",
        "${eventname} IN ('CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway', 'CreateInternetGateway', 'DeleteInternetGateway', 'DetachInternetGateway')",
    ),
    monitor(
        "cis_route_changes",
        "Route table changes",
        "${eventsource} = 'ec2.amazonaws.com' AND ${eventname} IN ('CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation', 'DeleteRouteTable', 'DeleteRoute', 'DisassociateRouteTable')",
    ),
    monitor(
        "cis_vpc_changes",
        "VPC changes",
        "${eventname} IN ('CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection', 'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'DisableVpcClassicLink', 'EnableVpcClassicLink')",
    ),
    monitor(
        "cis_organization_changes",
        "AWS Organizations changes",
        "${eventsource} = 'organizations.amazonaws.com' AND ${eventname} IN ('AcceptHandshake', 'AttachPolicy', 'CreateAccount', 'CreateOrganizationalUnit', 'CreatePolicy', 'DeclineHandshake', 'DeleteOrganization', 'DeleteOrganizationalUnit', 'DeletePolicy', 'DetachPolicy', 'DisablePolicyType', 'EnablePolicyType', 'InviteAccountToOrganization', 'LeaveOrganization', 'MoveAccount', 'RemoveAccountFromOrganization', 'UpdatePolicy', 'UpdateOrganizationalUnit')",
    ),
];

const fn monitor(measure: &'static str, title: &'static str, condition: &'static str) -> Monitor {
    Monitor {
        measure,
        title,
        condition,
    }
}

/// The first monitor that an event belongs to, by its title; refused calls come last, so that a
/// refused change shows as the change that was tried.
pub(super) fn dimensions() -> Vec<Definition> {
    let ordered = MONITORS[1..].iter().chain(&MONITORS[..1]);
    let arms: Vec<String> = ordered
        .map(|monitor| format!("  WHEN {} THEN '{}'", monitor.condition, monitor.title))
        .collect();
    let titles = MONITORS.each_ref().map(|monitor| monitor.title);
    vec![
        Definition::dimension(
            "cis_monitor",
            GROUP,
            "CIS Monitor",
            "The first monitor of the CIS AWS Foundations Benchmark that the event belongs to. It is empty for all other events.",
            &format!("CASE\n{}\nEND", arms.join("\n")),
        )
        // Without codes a message alone would tell of an error.
        .needs(&["eventsource", "eventname", "error_code"])
        .suggestions(&titles),
        Definition::hidden_dimension("is_cis_event", "${cis_monitor} IS NOT NULL").yesno(),
    ]
}

/// A count for each monitor, with its number: the section is 5 in versions 6.0 and 7.0 of the
/// benchmark, 4 in 1.4 to 5.0, and 3 in 1.2, so it is a constant of the manifest.
/// An event that belongs to two counts for both, as it does for CIS.
pub(super) fn measures() -> Vec<Definition> {
    let mut measures: Vec<Definition> = MONITORS
        .iter()
        .zip(1..)
        .map(|(monitor, number): (_, u32)| {
            let sql = format!("COUNT(CASE WHEN {} THEN 1 END)", monitor.condition);
            let label = format!("@{{CIS_SECTION}}.{number} {}", monitor.title);
            Definition::hidden_measure(monitor.measure, FieldType::Number, &label).sql(&sql)
        })
        .collect();
    measures.extend([
        Definition::hidden_measure(
            "cis_failed_sign_ins_all",
            FieldType::Number,
            "Beside CIS: console sign-ins that failed, for any reason",
        )
        .sql("COUNT(CASE WHEN ${is_console_login} AND ${result} = 'Failure' THEN 1 END)"),
        Definition::hidden_measure(
            "cis_sign_ins_idp",
            FieldType::Number,
            "Beside CIS: sign-ins through an identity provider, whose MFA AWS cannot see",
        )
        .sql("COUNT(CASE WHEN ${is_console_login} AND ${result} = 'Success' AND ${mfa_status} = 'Not visible (IdP)' THEN 1 END)"),
    ]);
    measures
}
