//! Security groups and the network around them.
//!
//! The shapes of the requests are those of records: a list under `ipPermissions.items`, or the same
//! keys without a list, or `ModifySecurityGroupRulesRequest` with its own spelling.

use indoc::indoc;

use crate::lookml::{Field, FieldKind, FieldType, YesNo};
use crate::modeling::definition::Definition;

const GROUP: &str = "Network";

/// The values of `security_group_change`.
const CHANGES: [&str; 6] = [
    "Rules added",
    "Rules removed",
    "Rules modified",
    "Group created",
    "Group deleted",
    "Descriptions changed",
];

pub(super) fn definitions() -> Vec<Definition> {
    let mut definitions = vec![
        security_group(),
        search(),
        security_group_change(),
        opens_to_world(),
    ];
    definitions.extend(attachments());
    definitions.push(network_area());
    definitions
}

/// One search for a group, an instance or an interface, whichever is known.
fn search() -> Definition {
    let mut field = Field::new(FieldKind::Filter, "network_search");
    field.field_type = Some(FieldType::String);
    field.hidden = Some(YesNo::Yes);
    field.sql = Some(
        indoc! {r"
            ({% condition network_search %} ${security_group} {% endcondition %}
              OR {% condition network_search %} ${requestparameters} {% endcondition %})
        "}
        .trim_end()
        .to_owned(),
    );
    Definition::plain(field).needs(&["security_group", "requestparameters"])
}

fn security_group() -> Definition {
    Definition::dimension(
        "security_group",
        GROUP,
        "Security Group",
        "The EC2 security group that a call was about, by its id; by its name where the call gave no id.",
        indoc! {r"
            CASE WHEN ${eventsource} = 'ec2.amazonaws.com' THEN COALESCE(
              json_extract_scalar(${responseelements}, '$.groupId'),
              json_extract_scalar(${requestparameters}, '$.groupId'),
              json_extract_scalar(${requestparameters}, '$.ModifySecurityGroupRulesRequest.GroupId'),
              json_extract_scalar(${requestparameters}, '$.groupName')) END
        "},
    )
    .needs(&["eventsource", "requestparameters"])
}

fn security_group_change() -> Definition {
    Definition::dimension(
        "security_group_change",
        GROUP,
        "Security Group Change",
        "What a call wanted to change about a security group, also where it failed. It is empty for all other calls.",
        indoc! {r"
            CASE
              WHEN ${eventsource} IS DISTINCT FROM 'ec2.amazonaws.com' THEN NULL
              WHEN ${eventname} IN ('AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress') THEN 'Rules added'
              WHEN ${eventname} IN ('RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress') THEN 'Rules removed'
              WHEN ${eventname} = 'ModifySecurityGroupRules' THEN 'Rules modified'
              WHEN ${eventname} = 'CreateSecurityGroup' THEN 'Group created'
              WHEN ${eventname} = 'DeleteSecurityGroup' THEN 'Group deleted'
              WHEN ${eventname} IN ('UpdateSecurityGroupRuleDescriptionsIngress', 'UpdateSecurityGroupRuleDescriptionsEgress') THEN 'Descriptions changed'
            END
        "},
    )
    .needs(&["eventsource", "eventname"])
    .suggestions(&CHANGES)
    .hidden()
}

/// A look at the text of the request: cheap, and without the rules one by one.
fn opens_to_world() -> Definition {
    Definition::dimension(
        "opens_to_world",
        GROUP,
        "Opens to the World",
        "Whether a successful call let every address on the internet into a security group.",
        "(COALESCE(${eventname} IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules') AND NOT ${has_error} AND regexp_like(${requestparameters}, '(?i)\"cidrIp(v4|v6)?\"\\s*:\\s*\"(0\\.0\\.0\\.0/0|::/0)\"'), false))",
    )
    .needs(&["security_group_change", "has_error"])
    .yesno()
}

/// Calls that put a security group on something.
///
/// Source: Amazon EC2 API reference, the actions named here and their `GroupSet`
/// (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html>).
fn attachments() -> Vec<Definition> {
    vec![
        Definition::hidden_dimension(
            "attached_groups",
            indoc! {r"
                CASE WHEN ${eventsource} = 'ec2.amazonaws.com' AND ${eventname} IN ('ModifyInstanceAttribute', 'ModifyNetworkInterfaceAttribute', 'RunInstances', 'CreateNetworkInterface') THEN NULLIF(array_join(
                  regexp_extract_all(json_format(json_extract(${requestparameters}, '$.groupSet')), 'sg-[0-9a-zA-Z]+'), ', '), '') END
            "},
        )
        .needs(&["eventsource", "eventname", "requestparameters"]),
        Definition::hidden_dimension(
            "attached_resource",
            indoc! {r"
                CASE WHEN ${attached_groups} IS NOT NULL THEN COALESCE(
                  json_extract_scalar(${requestparameters}, '$.networkInterfaceId'),
                  json_extract_scalar(${requestparameters}, '$.instanceId'),
                  json_extract_scalar(${responseelements}, '$.networkInterface.networkInterfaceId'),
                  json_extract_scalar(${responseelements}, '$.instancesSet.items[0].instanceId'),
                  '(not stated)') END
            "},
        )
        .needs(&["attached_groups"]),
    ]
}

/// The events of the CIS benchmark's network controls, and flow logs, which tell what the network did.
fn network_area() -> Definition {
    Definition::hidden_dimension(
        "network_area",
        indoc! {r"
            CASE
              WHEN ${eventsource} IS DISTINCT FROM 'ec2.amazonaws.com' THEN NULL
              WHEN ${has_error} THEN NULL
              WHEN ${eventname} IN ('CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry', 'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation') THEN 'NACL'
              WHEN ${eventname} IN ('CreateCustomerGateway', 'DeleteCustomerGateway', 'CreateInternetGateway', 'DeleteInternetGateway', 'AttachInternetGateway', 'DetachInternetGateway', 'CreateNatGateway', 'DeleteNatGateway') THEN 'Gateway'
              WHEN ${eventname} IN ('CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation', 'DeleteRouteTable', 'DeleteRoute', 'DisassociateRouteTable') THEN 'Route'
              WHEN ${eventname} IN ('AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection', 'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection') THEN 'Peering'
              WHEN ${eventname} IN ('CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'EnableVpcClassicLink', 'DisableVpcClassicLink') THEN 'VPC'
              WHEN ${eventname} IN ('CreateFlowLogs', 'DeleteFlowLogs') THEN 'Flow logs'
            END
        "},
    )
    .needs(&["eventsource", "eventname", "has_error"])
}
