//! Where it came from.

use indoc::indoc;

use super::Wanted;
use crate::modeling::definition::Definition;

const GROUP: &str = "Source";

pub(super) fn definitions(wanted: Wanted) -> Vec<Definition> {
    let mut definitions = vec![source_ip(), source_kind()];
    if wanted.has_known_networks {
        definitions.push(is_known_network());
    }
    definitions.push(network_zone(wanted));
    definitions.push(source_network());
    if wanted.has_geolocation {
        definitions.push(ip_key());
    }
    definitions.push(Definition::dimension(
        "vpc_endpoint",
        GROUP,
        "VPC Endpoint",
        "The VPC endpoint through which the request came.",
        "${vpcendpointid}",
    ));
    definitions
}

fn source_ip() -> Definition {
    Definition::dimension(
        "source_ip",
        GROUP,
        "Source IP",
        "The address that the request came from. For calls that AWS made itself it is the name of a service or AWS Internal.",
        "${sourceipaddress}",
    )
}

fn source_kind() -> Definition {
    Definition::dimension(
        "source_kind",
        GROUP,
        "Source Kind",
        "What the source is: an IPv4 or IPv6 address, an AWS service, or something else.",
        indoc! {r"
            CASE
              WHEN ${sourceipaddress} = 'AWS Internal' OR ${sourceipaddress} LIKE 'AWS Internal/%' OR ${sourceipaddress} LIKE '%.amazonaws.com' THEN 'AWS service'
              WHEN TRY_CAST(${sourceipaddress} AS IPADDRESS) IS NULL THEN 'Other'
              WHEN strpos(${sourceipaddress}, ':') > 0 THEN 'IPv6'
              ELSE 'IPv4'
            END
        "},
    )
    .needs(&["sourceipaddress"])
    .suggestions(&["IPv4", "IPv6", "AWS service", "Other"])
}

/// `contains` fails the query on some engines when one side is IPv4 and the other IPv6 (seen on Trino
/// 406), so each comparison stands in a `TRY`.
fn is_known_network() -> Definition {
    Definition::dimension(
        "is_known_network",
        GROUP,
        "Is Known Network",
        "Whether the address lies in one of the networks that the constant KNOWN_NETWORKS lists.",
        "any_match(ARRAY[@{KNOWN_NETWORKS}], network -> COALESCE(TRY(contains(network, TRY_CAST(${sourceipaddress} AS IPADDRESS))), false))",
    )
    .yesno()
}

/// Private are the networks of RFC 1918 and RFC 4193, and what never leaves a host or a link.
fn network_zone(wanted: Wanted) -> Definition {
    let (known, description) = if wanted.has_known_networks {
        (
            Some("Known network"),
            "Where the source lies: a known network, a private network, an AWS service, or the public internet.",
        )
    } else {
        (
            None,
            "Where the source lies: a private network, an AWS service, or the public internet.",
        )
    };
    let zones = ["Private", "AWS service", "Public", "Other"];
    let suggestions: Vec<&str> = known.into_iter().chain(zones).collect();
    Definition::dimension(
        "network_zone",
        GROUP,
        "Network Zone",
        description,
        indoc! {r"
            CASE
              WHEN ${is_known_network} THEN 'Known network'
              WHEN ${source_kind} = 'AWS service' THEN 'AWS service'
              WHEN ${source_kind} = 'Other' THEN 'Other'
              WHEN any_match(ARRAY['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10', '::1/128'], network -> COALESCE(TRY(contains(network, TRY_CAST(${sourceipaddress} AS IPADDRESS))), false)) THEN 'Private'
              ELSE 'Public'
            END
        "},
    )
    .needs(&["source_kind"])
    .suggestions(&suggestions)
}

fn source_network() -> Definition {
    Definition::dimension(
        "source_network",
        GROUP,
        "Source Network",
        "The /24 network of an IPv4 address, and the source itself for everything else. Addresses of one office or provider often share it.",
        "COALESCE(regexp_extract(${sourceipaddress}, '^(\\d+\\.\\d+\\.\\d+)\\.\\d+$', 1) || '.0/24', ${sourceipaddress})",
    )
}

/// The number by which the geolocation tables are joined: 0xFFFF00000000 and the 32 bits of an IPv4 address,
/// or of the IPv6 address that holds one, and the upper half of any other IPv6 address. The reserved
/// `0:ffff::/32` (RFC 4291), whose numbers would be those of IPv4, has none.
fn ip_key() -> Definition {
    Definition::hidden_dimension(
        "ip_key",
        indoc! {"
            CASE
              WHEN substr(CAST(TRY_CAST(${sourceipaddress} AS IPADDRESS) AS VARBINARY), 1, 12) = X'00000000000000000000FFFF' THEN from_big_endian_64(substr(CAST(TRY_CAST(${sourceipaddress} AS IPADDRESS) AS VARBINARY), 9, 8))
              WHEN substr(CAST(TRY_CAST(${sourceipaddress} AS IPADDRESS) AS VARBINARY), 1, 4) <> X'0000FFFF' THEN from_big_endian_64(substr(CAST(TRY_CAST(${sourceipaddress} AS IPADDRESS) AS VARBINARY), 1, 8))
            END
        "},
    )
    .needs(&["sourceipaddress"])
    .number()
}
