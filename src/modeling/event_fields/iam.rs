//! Changes to who may do what.
//!
//! Source of the event names: IAM and AWS Organizations API references, and the CIS AWS Foundations
//! Benchmark; of the sensitive actions: the lists of public detections (see docs/dashboards.md).

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "IAM";

/// The values of `iam_area`.
pub(in crate::modeling) const AREAS: [&str; 7] = [
    "Policy",
    "User or group",
    "Access key",
    "Login profile",
    "MFA device",
    "Identity provider",
    "Role trust",
];

pub(super) fn definitions() -> Vec<Definition> {
    vec![
        iam_area(),
        Definition::hidden_dimension("is_iam_change", "${iam_area} IS NOT NULL").yesno(),
        attaches_admin_policy(),
        is_for_someone_else(),
        escalation_action(),
        session_mfa(),
    ]
}

/// Successful calls only: what failed changed nothing.
fn iam_area() -> Definition {
    Definition::dimension(
        "iam_area",
        GROUP,
        "IAM Area",
        "What a successful call to IAM or IAM Identity Center changed. It is empty for all other calls.",
        indoc! {r"
            CASE
              WHEN ${has_error} THEN NULL
              WHEN ${eventsource} IN ('sso.amazonaws.com', 'sso-directory.amazonaws.com') AND regexp_like(${eventname}, '^(Create|Update|Delete|Put|Associate|Disassociate|Enable|Disable|Start).*(Identity|Directory|Provider|Instance|Mfa|ExternalId)') THEN 'Identity provider'
              WHEN ${eventsource} IS DISTINCT FROM 'iam.amazonaws.com' THEN NULL
              WHEN ${eventname} IN ('CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey', 'CreateServiceSpecificCredential', 'ResetServiceSpecificCredential', 'UploadSSHPublicKey', 'UploadSigningCertificate') THEN 'Access key'
              WHEN ${eventname} IN ('CreateLoginProfile', 'UpdateLoginProfile', 'DeleteLoginProfile', 'ChangePassword', 'UpdateAccountPasswordPolicy', 'DeleteAccountPasswordPolicy') THEN 'Login profile'
              WHEN ${eventname} IN ('CreateVirtualMFADevice', 'EnableMFADevice', 'DeactivateMFADevice', 'DeleteVirtualMFADevice', 'ResyncMFADevice') THEN 'MFA device'
              WHEN regexp_like(${eventname}, '(SAML|OpenIDConnect)Provider') AND regexp_like(${eventname}, '^(Create|Update|Delete|Add|Remove)') THEN 'Identity provider'
              WHEN ${eventname} IN ('UpdateAssumeRolePolicy', 'CreateRole', 'DeleteRole', 'UpdateRole', 'CreateServiceLinkedRole', 'CreateInstanceProfile', 'AddRoleToInstanceProfile', 'RemoveRoleFromInstanceProfile') THEN 'Role trust'
              WHEN regexp_like(${eventname}, '^(Put|Delete|Create|Attach|Detach|SetDefault)(User|Group|Role)?(Policy|PolicyVersion|PermissionsBoundary|UserPermissionsBoundary|RolePermissionsBoundary)$') THEN 'Policy'
              WHEN ${eventname} IN ('CreateUser', 'UpdateUser', 'DeleteUser', 'CreateGroup', 'UpdateGroup', 'DeleteGroup', 'AddUserToGroup', 'RemoveUserFromGroup', 'CreateAccountAlias', 'DeleteAccountAlias') THEN 'User or group'
            END
        "},
    )
    .needs(&["eventsource", "eventname", "has_error"])
    .suggestions(&AREAS)
}

fn attaches_admin_policy() -> Definition {
    Definition::hidden_dimension(
        "attaches_admin_policy",
        "(COALESCE(${eventsource} = 'iam.amazonaws.com' AND ${eventname} IN ('AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy') AND json_extract_scalar(${requestparameters}, '$.policyArn') LIKE '%:policy/AdministratorAccess' AND NOT ${has_error}, false))",
    )
    .needs(&["has_error"])
    .yesno()
}

/// A key or a password that one makes for oneself names no user, or oneself.
fn is_for_someone_else() -> Definition {
    Definition::hidden_dimension(
        "is_for_someone_else",
        "(COALESCE(${eventsource} = 'iam.amazonaws.com' AND ${eventname} IN ('CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'CreateServiceSpecificCredential') AND json_extract_scalar(${requestparameters}, '$.userName') <> ${principal} AND NOT ${has_error}, false))",
    )
    .needs(&["has_error", "principal"])
    .yesno()
}

/// The action, where it is one of those with which people give themselves more rights.
///
/// Source: `threat_detection_privilege_escalation_actions` in the configuration of
/// `prowler-cloud/prowler` (`prowler/config/config.yaml`), whose check asks which share of these
/// actions a principal used; [`ESCALATION_ACTIONS`] is their number. The events of AWS Lambda carry
/// the date of their version, which is no part of the action.
fn escalation_action() -> Definition {
    Definition::hidden_dimension(
        "escalation_action",
        indoc! {r"
            CASE WHEN regexp_replace(${eventname}, '[0-9]{8}(v[0-9]+)?$', '') IN ('AddPermission', 'AddRoleToInstanceProfile', 'AddUserToGroup', 'AssociateAccessPolicy', 'AssumeRole', 'AttachGroupPolicy', 'AttachRolePolicy', 'AttachUserPolicy', 'ChangePassword', 'CreateAccessEntry', 'CreateAccessKey', 'CreateDevEndpoint', 'CreateEventSourceMapping', 'CreateFunction', 'CreateGroup', 'CreateJob', 'CreateKeyPair', 'CreateLoginProfile', 'CreatePipeline', 'CreatePolicyVersion', 'CreateRole', 'CreateStack', 'DeleteRolePermissionsBoundary', 'DeleteRolePolicy', 'DeleteUserPermissionsBoundary', 'DeleteUserPolicy', 'DetachRolePolicy', 'DetachUserPolicy', 'GetCredentialsForIdentity', 'GetId', 'GetPolicyVersion', 'GetUserPolicy', 'Invoke', 'ModifyInstanceAttribute', 'PassRole', 'PutGroupPolicy', 'PutPipelineDefinition', 'PutRolePermissionsBoundary', 'PutRolePolicy', 'PutUserPermissionsBoundary', 'PutUserPolicy', 'ReplaceIamInstanceProfileAssociation', 'RunInstances', 'SetDefaultPolicyVersion', 'UpdateAccessKey', 'UpdateAssumeRolePolicy', 'UpdateDevEndpoint', 'UpdateEventSourceMapping', 'UpdateFunctionCode', 'UpdateJob', 'UpdateLoginProfile') THEN regexp_replace(${eventname}, '[0-9]{8}(v[0-9]+)?$', '') END
        "},
    )
    .needs(&["eventname"])
}

/// CloudTrail says of a session whether it was made with a second factor.
fn session_mfa() -> Definition {
    Definition::hidden_dimension(
        "session_mfa",
        indoc! {r"
            CASE lower(${useridentity__sessioncontext__attributes__mfaauthenticated})
              WHEN 'true' THEN 'MFA'
              WHEN 'false' THEN 'No MFA'
              ELSE 'Not stated'
            END
        "},
    )
    .needs(&["useridentity__sessioncontext__attributes__mfaauthenticated"])
}

/// How many actions [`escalation_action`] knows.
pub(in crate::modeling) const ESCALATION_ACTIONS: u32 = 51;
