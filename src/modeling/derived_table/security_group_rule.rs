//! Rules of security groups, one a row, out of every shape in which a call names them.
//!
//! A call that adds rules is answered with the rules themselves, which is the one uniform shape and is
//! taken where it is there (`securityGroupRuleSet`; `revokedSecurityGroupRuleSet` for removals, Amazon
//! EC2 API reference, `RevokeSecurityGroupIngress`). Otherwise the request is read: a list under
//! `ipPermissions.items` with ranges below, the same keys without a list, or
//! `ModifySecurityGroupRulesRequest`. Empty lists are written as `{}`.

use indoc::indoc;

use crate::lookml::{Field, FieldKind, FieldType};

use super::{Derived, Log, dimension, hidden, measure, principals};

/// The view and the explore.
pub(crate) const VIEW: &str = "security_group_rule";

const GROUP: &str = "Rule";

/// Ports of administration and of databases: those of Elastic's rule on security groups
/// (`elastic/detection-rules`), and the usual ones of databases.
const SENSITIVE_PORTS: [u16; 13] = [
    21, 22, 23, 445, 1433, 3306, 3389, 5432, 5985, 5986, 6379, 9200, 27017,
];

/// The list of rules of a call: the first shape that is there.
const ITEMS: &str = indoc! {r"
    COALESCE(
        TRY(CAST(json_extract(response, '$.securityGroupRuleSet.items') AS array(json))),
        TRY(CAST(json_extract(response, '$.revokedSecurityGroupRuleSet.items') AS array(json))),
        TRY(CAST(json_extract(request, '$.ipPermissions.items') AS array(json))),
        TRY(CAST(json_extract(request, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule') AS array(json))),
        CASE WHEN json_extract(request, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule') IS NOT NULL
          THEN ARRAY[json_extract(request, '$.ModifySecurityGroupRulesRequest.SecurityGroupRule')] END,
        ARRAY[json_extract(request, '$')]
      )"};

/// The ranges, groups and prefix lists of one item of the list.
const PEERS: &str = indoc! {r"
    filter(concat(
        ARRAY[COALESCE(
          json_extract_scalar(item, '$.cidrIpv4'),
          json_extract_scalar(item, '$.cidrIpv6'),
          json_extract_scalar(item, '$.cidrIp'),
          json_extract_scalar(item, '$.referencedGroupInfo.groupId'),
          json_extract_scalar(item, '$.referencedGroupId'),
          json_extract_scalar(item, '$.prefixListId'),
          json_extract_scalar(item, '$.SecurityGroupRule.CidrIpv4'),
          json_extract_scalar(item, '$.SecurityGroupRule.CidrIpv6'),
          json_extract_scalar(item, '$.SecurityGroupRule.PrefixListId'),
          json_extract_scalar(item, '$.SecurityGroupRule.ReferencedGroupId'))],
        transform(COALESCE(TRY(CAST(json_extract(item, '$.ipRanges.items') AS array(json))), CAST(ARRAY[] AS array(json))), x -> json_extract_scalar(x, '$.cidrIp')),
        transform(COALESCE(TRY(CAST(json_extract(item, '$.ipv6Ranges.items') AS array(json))), CAST(ARRAY[] AS array(json))), x -> json_extract_scalar(x, '$.cidrIpv6')),
        transform(COALESCE(TRY(CAST(json_extract(item, '$.groups.items') AS array(json))), CAST(ARRAY[] AS array(json))), x -> json_extract_scalar(x, '$.groupId')),
        transform(COALESCE(TRY(CAST(json_extract(item, '$.prefixListIds.items') AS array(json))), CAST(ARRAY[] AS array(json))), x -> json_extract_scalar(x, '$.prefixListId'))
      ), peer -> peer IS NOT NULL)"};

/// What a row says of its rule.
const RULE: &str = indoc! {r"
    COALESCE(
          json_extract_scalar(item, '$.groupId'),
          json_extract_scalar(request, '$.groupId'),
          json_extract_scalar(request, '$.ModifySecurityGroupRulesRequest.GroupId'),
          json_extract_scalar(request, '$.groupName')) AS security_group,
        CASE
          WHEN json_extract_scalar(item, '$.isEgress') = 'true' OR event_name LIKE '%Egress' THEN 'Outbound'
          WHEN json_extract_scalar(item, '$.isEgress') = 'false' OR event_name LIKE '%Ingress' THEN 'Inbound'
          ELSE 'Not stated'
        END AS direction,
        CASE
          WHEN event_name LIKE 'Authorize%' OR event_name = 'ModifySecurityGroupRules' THEN 'Opened'
          WHEN event_name LIKE 'Revoke%' THEN 'Closed'
        END AS action,
        COALESCE(json_extract_scalar(item, '$.ipProtocol'), json_extract_scalar(item, '$.SecurityGroupRule.IpProtocol')) AS ip_protocol,
        TRY_CAST(COALESCE(json_extract_scalar(item, '$.fromPort'), json_extract_scalar(item, '$.SecurityGroupRule.FromPort')) AS bigint) AS from_port,
        TRY_CAST(COALESCE(json_extract_scalar(item, '$.toPort'), json_extract_scalar(item, '$.SecurityGroupRule.ToPort')) AS bigint) AS to_port"};

/// The view, if the log has requests.
pub(super) fn derived(log: &Log<'_>) -> Option<Derived> {
    let needed = [
        "security_group_change",
        "has_error",
        "requestparameters",
        "responseelements",
        "eventtime",
    ];
    if !log.has(&needed) {
        return None;
    }
    let passed = ["tool"];
    let mut own = vec![search()];
    own.extend(dimensions());
    own.push(hidden("group_deleted_at", FieldType::String));
    own.extend(measures());
    own.extend(principals(log, "Rules"));
    Some(Derived {
        view: log.view(VIEW, "Security Group Rule", sql(log, &passed), &passed, own),
        label: "Security Group Rules",
        description: "Rules of security groups that were opened and closed, one a row.",
    })
}

fn sql(log: &Log<'_>, passed: &[&str]) -> String {
    let columns = log.columns(passed);
    let request = log.sql("${requestparameters}");
    let response = log.sql("${responseelements}");
    let conditions = [
        "${security_group_change} IN ('Rules added', 'Rules removed', 'Rules modified', 'Group deleted')",
        "NOT ${has_error}",
    ];
    let read = log.read(VIEW, &conditions, &log.period(VIEW));
    format!(
        "WITH calls AS (\n  SELECT\n  {columns},\n  {request} AS request,\n  {response} AS response\n{read}\n),\n\
         rules AS (\n  SELECT\n    calls.*,\n    peers.peer,\n    {RULE}\n  FROM calls\n  \
         CROSS JOIN UNNEST({ITEMS}) AS items (item)\n  LEFT JOIN UNNEST({PEERS}) AS peers (peer) ON TRUE\n),\n\
         dated AS (\n  SELECT\n    rules.*,\n    \
         max(CASE WHEN action IS NULL THEN event_time_text END) OVER (PARTITION BY security_group) AS group_deleted_at\n  \
         FROM rules\n)\nSELECT * FROM dated\nWHERE action IS NOT NULL"
    )
}

fn search() -> Field {
    let mut field = Field::new(FieldKind::Filter, "network_search");
    field.field_type = Some(FieldType::String);
    field.label = Some("Group Search".to_owned());
    field.group_label = Some(GROUP.to_owned());
    field.description =
        Some("A group by its id, or by a part of it between signs of percent.".to_owned());
    field.sql =
        Some("{% condition network_search %} ${security_group} {% endcondition %}".to_owned());
    field
}

fn dimensions() -> Vec<Field> {
    let text = |name, label, description, sql: Option<&str>| {
        let mut field = dimension(name, FieldType::String, GROUP, label, description);
        if let Some(sql) = sql {
            field.sql = Some(sql.to_owned());
        }
        field
    };
    let yesno = |name, label, description, sql: &str| {
        let mut field = dimension(name, FieldType::Yesno, GROUP, label, description);
        field.sql = Some(sql.to_owned());
        field
    };
    vec![
        text(
            "security_group",
            "Security Group",
            "The group, by its id; by its name where the call gave no id.",
            None,
        ),
        text(
            "direction",
            "Direction",
            "Inbound or Outbound. A modified rule does not always say.",
            None,
        ),
        text(
            "action",
            "Action",
            "Opened: the rule was added or modified. Closed: it was removed.",
            None,
        ),
        text(
            "protocol",
            "Protocol",
            "tcp, udp, icmp, the number of another protocol, or all.",
            Some("CASE WHEN ${TABLE}.ip_protocol = '-1' THEN 'all' ELSE ${TABLE}.ip_protocol END"),
        ),
        hidden("from_port", FieldType::Number),
        hidden("to_port", FieldType::Number),
        text(
            "ports",
            "Ports",
            "The port or the ports of the rule, or all.",
            Some(indoc! {r"
                CASE
                  WHEN ${TABLE}.ip_protocol = '-1' OR ${from_port} = -1 OR ${from_port} = 0 AND ${to_port} = 65535 THEN 'all'
                  WHEN ${from_port} = ${to_port} THEN CAST(${from_port} AS varchar)
                  ELSE CAST(${from_port} AS varchar) || '-' || CAST(${to_port} AS varchar)
                END"}),
        ),
        text(
            "peer",
            "Peer",
            "Who is let in or out: a network, a group or a prefix list.",
            None,
        ),
        yesno(
            "is_world",
            "Is World",
            "Whether the peer is every address of IPv4 or of IPv6.",
            "COALESCE(${peer} IN ('0.0.0.0/0', '::/0'), false)",
        ),
        yesno(
            "opens_to_world",
            "Opens to the World",
            "Whether the rule let every address in. Outbound rules for every address are usual, and are not meant.",
            "(${is_world} AND ${action} = 'Opened' AND ${direction} <> 'Outbound')",
        ),
        yesno(
            "is_sensitive_port",
            "Is Sensitive Port",
            "Whether a port of administration or of a database is among the ports.",
            &is_sensitive(),
        ),
    ]
}

/// One row is one rule of one call, so the last of several says how a rule stands.
fn measures() -> Vec<Field> {
    const RULES: &str = "Rules";
    const LAST: &str = "max_by(${action}, ${event_time_text})";
    let text = |name, label, description, sql: &str| {
        measure(
            name,
            FieldType::String,
            RULES,
            label,
            description,
            Some(sql),
        )
    };
    vec![
        measure(
            "rules",
            FieldType::Count,
            RULES,
            "Rules",
            "How many rules were opened or closed.",
            None,
        ),
        measure(
            "groups",
            FieldType::CountDistinct,
            RULES,
            "Groups",
            "How many groups had a rule opened or closed.",
            Some("${security_group}"),
        ),
        text(
            "opened_at",
            "Opened At",
            "When a rule was last opened, in UTC.",
            "max(CASE WHEN ${action} = 'Opened' THEN ${event_time_text} END)",
        ),
        text(
            "last_action",
            "Last Action",
            "What was last done to the rule in the period. Use it with Security Group, Protocol, Ports and Peer.",
            LAST,
        ),
        measure(
            "is_still_open",
            FieldType::Yesno,
            RULES,
            "Is Still Open",
            "Whether the last action of the period opened the rule, and the group was not deleted later. Use it with Security Group, Protocol, Ports and Peer.",
            Some(&format!(
                "{LAST} = 'Opened' AND COALESCE(max(${{group_deleted_at}}) < max(${{event_time_text}}), true)"
            )),
        ),
    ]
}

/// Port by port: Trino 483 cannot run a lambda over columns of a derived table that is grouped by it.
fn is_sensitive() -> String {
    let ports =
        SENSITIVE_PORTS.map(|port| format!("{port} BETWEEN ${{from_port}} AND ${{to_port}}"));
    let ports = ports.join(" OR ");
    format!("(${{ports}} = 'all' OR COALESCE({ports}, false))")
}
