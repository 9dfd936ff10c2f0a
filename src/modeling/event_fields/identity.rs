//! Who did it.

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "Identity";

pub(super) fn definitions() -> Vec<Definition> {
    let mut definitions = vec![principal(), principal_key(), identity_class()];
    definitions.extend(session());
    definitions.extend(flags());
    definitions
}

/// One name for whoever acted. The order of the lines is the rule: the first that gives a text wins,
/// and AWS's mask and an empty user name are the one unknown user.
fn principal() -> Definition {
    Definition::dimension(
        "principal",
        GROUP,
        "Principal",
        "Who acted, as one name for every kind of identity: the user name, the session name of a role, root, or the service. It is never empty.",
        indoc! {r"
            regexp_replace(COALESCE(
              CASE WHEN ${useridentity__type} = 'Root' THEN 'root' END,
              CASE WHEN ${useridentity__type} = 'AssumedRole' AND ${useridentity__arn} LIKE '%:assumed-role/%' THEN NULLIF(element_at(split(${useridentity__arn}, '/'), -1), '') END,
              CASE WHEN ${useridentity__type} IN ('AssumedRole', 'FederatedUser') THEN NULLIF(element_at(split(${useridentity__principalid}, ':'), 2), '') END,
              CASE WHEN ${useridentity__type} = 'AssumedRole' THEN NULLIF(${useridentity__sessioncontext__sessionissuer__username}, '') END,
              CASE WHEN ${useridentity__type} IN ('Role', 'FederatedUser') THEN NULLIF(element_at(split(${useridentity__arn}, '/'), -1), '') END,
              CASE WHEN ${useridentity__type} IN ('SAMLUser', 'WebIdentityUser') THEN ${useridentity__username} || '@' || NULLIF(${useridentity__identityprovider}, '') END,
              CASE WHEN ${useridentity__type} = 'AWSAccount' THEN NULLIF(${useridentity__accountid}, '') END,
              CASE WHEN COALESCE(${useridentity__type}, 'AWSService') = 'AWSService' THEN NULLIF(${useridentity__invokedby}, '') END,
              CASE WHEN ${useridentity__type} = 'IdentityCenterUser' THEN json_extract_scalar(${additionaleventdata}, '$.UserName') END,
              CASE WHEN ${useridentity__type} = 'IdentityCenterUser' THEN NULLIF(${useridentity__onbehalfof__userid}, '') END,
              ${useridentity__username},
              CASE WHEN ${useridentity__type} = 'Unknown' THEN json_extract_scalar(${additionaleventdata}, '$.UserName') END,
              NULLIF(${useridentity__arn}, ''),
              NULLIF(${useridentity__principalid}, ''),
              NULLIF(${useridentity__accountid}, ''),
              NULLIF(${useridentity__invokedby}, ''),
              'unknown'), '^(HIDDEN_DUE_TO_SECURITY_REASONS)?$', '(unknown user name)')
        "},
    )
    .needs(&["useridentity__type"])
}

/// The same user name in two accounts is two people.
fn principal_key() -> Definition {
    Definition::hidden_dimension(
        "principal_key",
        indoc! {r"
            concat(
              COALESCE(${recipientaccountid}, ''),
              ':', ${principal})
        "},
    )
    .needs(&["principal"])
}

fn identity_class() -> Definition {
    Definition::dimension(
        "identity_class",
        GROUP,
        "Identity Class",
        "What kind of identity acted. IAM Identity Center and SAML federation are people who signed in at an identity provider.",
        indoc! {r"
            CASE
              WHEN ${useridentity__type} = 'Root' THEN 'Root user'
              WHEN ${useridentity__type} = 'IAMUser' THEN 'IAM user'
              WHEN ${useridentity__type} = 'IdentityCenterUser' THEN 'IAM Identity Center'
              WHEN strpos(${useridentity__arn}, ':assumed-role/AWSReservedSSO_') > 0 THEN 'IAM Identity Center'
              WHEN ${useridentity__type} = 'SAMLUser' THEN 'SAML federation'
              WHEN json_extract_scalar(${additionaleventdata}, '$.SamlProviderArn') IS NOT NULL THEN 'SAML federation'
              WHEN ${useridentity__type} = 'WebIdentityUser' THEN 'Web identity'
              WHEN ${useridentity__type} = 'FederatedUser' THEN 'Federation token'
              WHEN ${useridentity__type} = 'AssumedRole' THEN 'Assumed role'
              WHEN ${useridentity__type} = 'AWSService' THEN 'AWS service'
              WHEN ${useridentity__invokedby} LIKE '%.amazonaws.com' THEN 'AWS service'
              ELSE COALESCE(NULLIF(${useridentity__type}, ''), 'Unknown')
            END
        "},
    )
    .needs(&["useridentity__type"])
    .suggestions(&[
        "Root user",
        "IAM user",
        "IAM Identity Center",
        "SAML federation",
        "Web identity",
        "Federation token",
        "Assumed role",
        "AWS service",
        "AWSAccount",
        "Unknown",
    ])
}

fn session() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "principal_arn",
            GROUP,
            "Principal ARN",
            "The ARN of whoever acted. Failed sign-ins often have none, so use Principal to tell users apart.",
            "${useridentity__arn}",
        ),
        Definition::dimension(
            "principal_account",
            GROUP,
            "Principal's Account",
            "The id of the account that the caller belongs to.",
            "${useridentity__accountid}",
        ),
        Definition::dimension(
            "session_issuer",
            GROUP,
            "Session Issuer",
            "The role or user that the session was made from. For a role it is the name of the role.",
            "${useridentity__sessioncontext__sessionissuer__username}",
        ),
        Definition::dimension(
            "source_identity",
            GROUP,
            "Source Identity",
            "The name that was set when the role was first assumed. It stays the same through a chain of roles.",
            "${useridentity__sessioncontext__sourceidentity}",
        ),
        Definition::dimension(
            "federated_provider",
            GROUP,
            "Federated Provider",
            "The web identity provider through which the session was made.",
            "${useridentity__sessioncontext__webidfederationdata__federatedprovider}",
        ),
        Definition::dimension(
            "access_key",
            GROUP,
            "Access Key ID",
            "The id of the access key that signed the request. Ids that begin with AKIA are long-lived, those with ASIA belong to a session.",
            "NULLIF(${useridentity__accesskeyid}, '')",
        ),
        Definition::dimension(
            "invoked_by",
            GROUP,
            "Invoked By",
            "The AWS service that made the call for the principal.",
            "${useridentity__invokedby}",
        ),
    ]
}

fn flags() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "is_long_lived_key",
            GROUP,
            "Is Long-Lived Key",
            "Whether the request was signed with an access key that does not expire.",
            "COALESCE(starts_with(${useridentity__accesskeyid}, 'AKIA'), false)",
        )
        .yesno(),
        Definition::dimension(
            "is_cross_account",
            GROUP,
            "Is Cross-Account",
            "Whether the caller belongs to another account than the one that received the record.",
            "COALESCE(${useridentity__accountid} <> ${recipientaccountid}, false)",
        )
        .yesno(),
        Definition::hidden_dimension(
            "is_direct_root",
            indoc! {r"
                (COALESCE(${useridentity__type} = 'Root'
                  AND NULLIF(${useridentity__invokedby}, '') IS NULL
                  AND ${eventtype} IS DISTINCT FROM 'AwsServiceEvent'
                , false))
            "},
        )
        .needs(&["useridentity__type"])
        .yesno(),
        Definition::dimension(
            "is_console_session",
            GROUP,
            "Is Console Session",
            "Whether the call was made from a session of the AWS console. Old records do not say, and count as No.",
            "COALESCE(lower(${sessioncredentialfromconsole}) = 'true', false)",
        )
        .yesno(),
    ]
}
