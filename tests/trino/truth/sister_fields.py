"""What the fields of the sister dashboards mean: operations, errors, accounts, networks, IAM, CIS and data.

Written from AWS's API references and the benchmark itself, by names of actions, not from the SQL.
"""

import json
import re

from records import CLOCK
from truth import dimensions, measures
from truth.dimensions import dimension
from truth.measures import OneOf, distinct, equals, extreme, joined, rows, share, value

EC2, IAM, S3 = "ec2.amazonaws.com", "iam.amazonaws.com", "s3.amazonaws.com"
WORLD = re.compile(r'"cidrip(v4|v6)?"\s*:\s*"(0\.0\.0\.0/0|::/0)"', re.I)


def said(name):
    return lambda event, settings: bool(dimension(name, event, settings))


def named(event, source, *names):
    return event.text("eventsource") == source and event.text("eventname") in names


def went_well(event, settings):
    return not dimension("has_error", event, settings)


def loaded(event, column):
    """The JSON of a column, or None."""
    held = event.value(column)
    if isinstance(held, str):
        try:
            return json.loads(held)
        except ValueError:
            return None
    return held


def inside(held, *names):
    for name in names:
        held = held.get(name) if isinstance(held, dict) else None
    return held


def text_in(held, *names):
    found = inside(held, *names)
    if found is None or isinstance(found, (dict, list)):
        return None
    return found if isinstance(found, str) else json.dumps(found)


def as_text(held):
    """As the engine writes JSON: the members as the record has them, and no blanks."""
    return None if held is None else json.dumps(held, separators=(",", ":"), ensure_ascii=False)


# ---- operations ----

VERBS = (("Created", ("Create", "Run", "Launch", "Register", "Allocate")), ("Deleted", ("Delete", "Terminate", "Deregister", "Release")),
         ("Updated", ("Update", "Modify", "Put", "Set", "Change", "Replace")))


def change_verb(event, settings):
    name = event.text("eventname") or ""
    if not dimension("is_write", event, settings) or not went_well(event, settings):
        return None
    return next((verb for verb, starts in VERBS if name.startswith(starts)), None)


def is_made_by_hand(event, settings):
    by_agent = dimension("tool", event, settings) == "Console / browser"
    return by_agent or (event.text("sessioncredentialfromconsole") or "").lower() == "true"


def minutes_behind(events, settings):
    moments = [event.moment for event in events if event.moment]
    return int((CLOCK - max(moments)).total_seconds() / 60) if moments else None


def sample_message(events, settings):
    told = [event for event in events if event.text("errormessage") and event.text("eventtime") is not None]
    if not told:
        return None
    last = max(event.text("eventtime") for event in told)
    return OneOf(frozenset(event.text("errormessage") for event in told if event.text("eventtime") == last))


def action(event, settings):
    source, name = event.text("eventsource"), event.text("eventname")
    return None if None in (source, name) else f"{source}:{name}"


# ---- network ----

CHANGES = {
    "AuthorizeSecurityGroupIngress": "Rules added", "AuthorizeSecurityGroupEgress": "Rules added",
    "RevokeSecurityGroupIngress": "Rules removed", "RevokeSecurityGroupEgress": "Rules removed",
    "ModifySecurityGroupRules": "Rules modified", "CreateSecurityGroup": "Group created", "DeleteSecurityGroup": "Group deleted",
    "UpdateSecurityGroupRuleDescriptionsIngress": "Descriptions changed",
    "UpdateSecurityGroupRuleDescriptionsEgress": "Descriptions changed",
}
ACL = ("CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry",
       "ReplaceNetworkAclAssociation")
GATEWAYS = ("CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway",
            "DetachInternetGateway")
ROUTES = ("CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute",
          "DisassociateRouteTable")
PEERING = tuple(f"{verb}VpcPeeringConnection" for verb in ("Accept", "Create", "Delete", "Reject"))
VPC = ("CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AttachClassicLinkVpc", "DetachClassicLinkVpc", "EnableVpcClassicLink",
       "DisableVpcClassicLink")
AREAS = (("NACL", ACL), ("Gateway", GATEWAYS + ("CreateNatGateway", "DeleteNatGateway")), ("Route", ROUTES), ("Peering", PEERING),
         ("VPC", VPC), ("Flow logs", ("CreateFlowLogs", "DeleteFlowLogs")))


def security_group(event, settings):
    if event.text("eventsource") != EC2:
        return None
    request, response = loaded(event, "requestparameters"), loaded(event, "responseelements")
    found = (text_in(response, "groupId"), text_in(request, "groupId"),
             text_in(request, "ModifySecurityGroupRulesRequest", "GroupId"), text_in(request, "groupName"))
    return next((each for each in found if each is not None), None)


def security_group_change(event, settings):
    return CHANGES.get(event.text("eventname")) if event.text("eventsource") == EC2 else None


def is_group_change(event, settings):
    return security_group_change(event, settings) is not None and went_well(event, settings)


def opens_to_world(event, settings):
    opening = event.text("eventname") in ("AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules")
    return opening and went_well(event, settings) and WORLD.search(event.text("requestparameters") or "") is not None


def attached_groups(event, settings):
    if not named(event, EC2, "ModifyInstanceAttribute", "ModifyNetworkInterfaceAttribute", "RunInstances", "CreateNetworkInterface"):
        return None
    groups = inside(loaded(event, "requestparameters"), "groupSet")
    return ", ".join(re.findall(r"sg-[0-9a-zA-Z]+", as_text(groups) or "")) or None


def attached_resource(event, settings):
    if attached_groups(event, settings) is None:
        return None
    request, response = loaded(event, "requestparameters"), loaded(event, "responseelements")
    items = inside(response, "instancesSet", "items")
    first = items[0] if isinstance(items, list) and items else None
    found = (text_in(request, "networkInterfaceId"), text_in(request, "instanceId"),
             text_in(response, "networkInterface", "networkInterfaceId"), text_in(first, "instanceId"))
    return next((each for each in found if each is not None), "(not stated)")


def network_area(event, settings):
    if event.text("eventsource") != EC2 or not went_well(event, settings):
        return None
    return next((area for area, names in AREAS if event.text("eventname") in names), None)


# ---- IAM ----

KEYS = ("CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "CreateServiceSpecificCredential", "ResetServiceSpecificCredential",
        "UploadSSHPublicKey", "UploadSigningCertificate")
PASSWORDS = ("CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile", "ChangePassword", "UpdateAccountPasswordPolicy",
             "DeleteAccountPasswordPolicy")
FACTORS = ("CreateVirtualMFADevice", "EnableMFADevice", "DeactivateMFADevice", "DeleteVirtualMFADevice", "ResyncMFADevice")
ROLES = ("UpdateAssumeRolePolicy", "CreateRole", "DeleteRole", "UpdateRole", "CreateServiceLinkedRole", "CreateInstanceProfile",
         "AddRoleToInstanceProfile", "RemoveRoleFromInstanceProfile")
POLICIES = re.compile("(Put|Delete|Create|Attach|Detach|SetDefault)(User|Group|Role)?"
                      "(Policy|PolicyVersion|PermissionsBoundary|UserPermissionsBoundary|RolePermissionsBoundary)")
PEOPLE = ("CreateUser", "UpdateUser", "DeleteUser", "CreateGroup", "UpdateGroup", "DeleteGroup", "AddUserToGroup", "RemoveUserFromGroup",
          "CreateAccountAlias", "DeleteAccountAlias")
CENTER = re.compile("(Create|Update|Delete|Put|Associate|Disassociate|Enable|Disable|Start).*"
                    "(Identity|Directory|Provider|Instance|Mfa|ExternalId)")
ESCALATION = """AddPermission AddRoleToInstanceProfile AddUserToGroup AssociateAccessPolicy AssumeRole AttachGroupPolicy AttachRolePolicy
    AttachUserPolicy ChangePassword CreateAccessEntry CreateAccessKey CreateDevEndpoint CreateEventSourceMapping CreateFunction CreateGroup
    CreateJob CreateKeyPair CreateLoginProfile CreatePipeline CreatePolicyVersion CreateRole CreateStack DeleteRolePermissionsBoundary
    DeleteRolePolicy DeleteUserPermissionsBoundary DeleteUserPolicy DetachRolePolicy DetachUserPolicy GetCredentialsForIdentity GetId
    GetPolicyVersion GetUserPolicy Invoke ModifyInstanceAttribute PassRole PutGroupPolicy PutPipelineDefinition
    PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy ReplaceIamInstanceProfileAssociation RunInstances
    SetDefaultPolicyVersion UpdateAccessKey UpdateAssumeRolePolicy UpdateDevEndpoint UpdateEventSourceMapping UpdateFunctionCode
    UpdateJob UpdateLoginProfile""".split()


def iam_area(event, settings):
    source, name = event.text("eventsource"), event.text("eventname") or ""
    if not went_well(event, settings):
        return None
    if source in ("sso.amazonaws.com", "sso-directory.amazonaws.com"):
        return "Identity provider" if CENTER.match(name) else None
    if source != IAM:
        return None
    for area, names in (("Access key", KEYS), ("Login profile", PASSWORDS), ("MFA device", FACTORS)):
        if name in names:
            return area
    if re.match("Create|Update|Delete|Add|Remove", name) and re.search("(SAML|OpenIDConnect)Provider", name):
        return "Identity provider"
    if name in ROLES:
        return "Role trust"
    if POLICIES.fullmatch(name):
        return "Policy"
    return "User or group" if name in PEOPLE else None


def attaches_admin_policy(event, settings):
    policy = text_in(loaded(event, "requestparameters"), "policyArn") or ""
    attaching = named(event, IAM, "AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy")
    return attaching and policy.endswith(":policy/AdministratorAccess") and went_well(event, settings)


def is_for_someone_else(event, settings):
    user = text_in(loaded(event, "requestparameters"), "userName")
    giving = named(event, IAM, "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile", "CreateServiceSpecificCredential")
    return giving and went_well(event, settings) and user is not None and user != dimension("principal", event, settings)


def escalation_action(event, settings):
    # Functions of AWS Lambda are called with the date of their version behind the action.
    name = re.sub(r"\d{8}(v\d+)?$", "", event.text("eventname") or "")
    return name if name in ESCALATION else None


def session_mfa(event, settings):
    held = (event.text("useridentity.sessioncontext.attributes.mfaauthenticated") or "").lower()
    return {"true": "MFA", "false": "No MFA"}.get(held, "Not stated")


def of_area(area, *names):
    return lambda event, settings: iam_area(event, settings) == area and (not names or event.text("eventname") in names)


# ---- CIS ----

def is_direct_root(event, settings):
    root = event.text("useridentity.type") == "Root" and not event.text("useridentity.invokedby")
    return root and event.text("eventtype") != "AwsServiceEvent"


def is_unauthorized(event, settings):
    code = event.text("errorcode") or ""
    refused = code.endswith("UnauthorizedOperation") or code.startswith("AccessDenied")
    source, name = event.text("sourceipaddress"), event.text("eventname")
    return refused and None not in (source, name) and source != "delivery.logs.amazonaws.com" and name != "HeadBucket"


def login(result, *more):
    return lambda event, settings: dimension("is_console_login", event, settings) and (
        result is None or dimension("result", event, settings) == result) and all(holds(event, settings) for holds in more)


def calls(source, names):
    return lambda event, settings: (source is None or event.text("eventsource") == source) and event.text("eventname") in names.split()


CIS = (
    ("cis_unauthorized_calls", "Unauthorized API calls", is_unauthorized),
    ("cis_sign_ins_without_mfa", "Console sign-in without MFA", login("Success", equals("mfa_status", "No MFA"))),
    ("cis_root_use", "Use of the root user", is_direct_root),
    ("cis_iam_policy_changes", "IAM policy changes", calls(IAM, " ".join(
        [f"{verb}{who}Policy" for verb in ("Put", "Delete", "Attach", "Detach") for who in ("User", "Group", "Role")]
        + ["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"]))),
    ("cis_trail_changes", "CloudTrail configuration changes",
     calls("cloudtrail.amazonaws.com", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging")),
    ("cis_failed_sign_ins", "Console sign-ins that failed authentication",
     login(None, lambda event, settings: event.text("errormessage") == "Failed authentication")),
    ("cis_key_deletions", "Disabling or deletion of KMS keys", calls("kms.amazonaws.com", "DisableKey ScheduleKeyDeletion")),
    ("cis_bucket_policy_changes", "S3 bucket policy changes", calls(S3, " ".join(
        [f"PutBucket{what}" for what in ("Acl", "Policy", "Cors", "Lifecycle", "Replication")]
        + [f"DeleteBucket{what}" for what in ("Policy", "Cors", "Lifecycle", "Replication")]))),
    ("cis_config_changes", "AWS Config changes", calls(
        "config.amazonaws.com", "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder")),
    ("cis_security_group_changes", "Security group changes", calls(None, " ".join(list(CHANGES)[:7]))),
    ("cis_nacl_changes", "Network ACL changes", calls(None, " ".join(ACL))),
    ("cis_gateway_changes", "Network gateway changes", calls(None, " ".join(GATEWAYS))),
    ("cis_route_changes", "Route table changes", calls(EC2, " ".join(ROUTES))),
    ("cis_vpc_changes", "VPC changes", calls(None, " ".join(VPC + PEERING))),
    ("cis_organization_changes", "AWS Organizations changes", calls(
        "organizations.amazonaws.com",
        "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization "
        "DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization "
        "LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit")),
)


def cis_monitor(event, settings):
    """The first monitor; a refused call belongs to what was tried."""
    return next((title for _, title, holds in CIS[1:] + CIS[:1] if holds(event, settings)), None)


# ---- data ----

EXPOSURE = ("PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock",
            "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock", "PutBucketWebsite", "PutBucketCors",
            "PutBucketOwnershipControls")


def bytes_out(event, settings):
    held = event.scalar("additionaleventdata", "bytesTransferredOut")
    try:
        return None if held is None else float(held)
    except ValueError:
        return None


def is_object_read(event, settings):
    return named(event, S3, "GetObject", "SelectObjectContent", "GetObjectTorrent") and went_well(event, settings)


def is_exposure_change(event, settings):
    of_s3 = event.text("eventsource") in (S3, "s3-control.amazonaws.com")
    return of_s3 and event.text("eventname") in EXPOSURE and went_well(event, settings)


def external_sharing(event, settings):
    request = loaded(event, "requestparameters")
    if not went_well(event, settings):
        return None
    if named(event, EC2, "ModifySnapshotAttribute"):
        return as_text(inside(request, "createVolumePermission", "add"))
    if named(event, EC2, "ModifyImageAttribute"):
        return as_text(inside(request, "launchPermission", "add"))
    if named(event, "rds.amazonaws.com", "ModifyDBSnapshotAttribute", "ModifyDBClusterSnapshotAttribute"):
        return as_text(inside(request, "valuesToAdd"))
    if named(event, S3, "PutBucketReplication"):
        return as_text(inside(request, "ReplicationConfiguration", "Rule"))
    return None


def secret_read(event, settings):
    request = loaded(event, "requestparameters")
    if not went_well(event, settings):
        return None
    if named(event, "secretsmanager.amazonaws.com", "GetSecretValue", "BatchGetSecretValue"):
        return text_in(request, "secretId") or "(several secrets)"
    if named(event, "ssm.amazonaws.com", "GetParameter", "GetParameters", "GetParametersByPath", "GetParameterHistory"):
        return text_in(request, "name") or text_in(request, "path") or as_text(inside(request, "names")) or "(not stated)"
    return None


def is_data_deletion(event, settings):
    lost = (named(event, S3, "DeleteObject", "DeleteObjects", "DeleteBucket")
            or named(event, EC2, "DeleteSnapshot", "DeleteVolume")
            or named(event, "rds.amazonaws.com", "DeleteDBInstance", "DeleteDBCluster", "DeleteDBSnapshot", "DeleteDBClusterSnapshot")
            or named(event, "dynamodb.amazonaws.com", "DeleteTable", "DeleteBackup"))
    return lost and went_well(event, settings)


def sum_of_bytes(events, settings):
    return sum(bytes_out(event, settings) or 0 for event in events if is_object_read(event, settings))


def is_unknown_read(event, settings):
    return is_object_read(event, settings) and not measures.known_network(event, settings)


DIMENSIONS = {
    "change_verb": change_verb,
    "is_made_by_hand": is_made_by_hand,
    "security_group": security_group,
    "security_group_change": security_group_change,
    "opens_to_world": opens_to_world,
    "attached_groups": attached_groups,
    "attached_resource": attached_resource,
    "network_area": network_area,
    "iam_area": iam_area,
    "is_iam_change": said("iam_area"),
    "attaches_admin_policy": attaches_admin_policy,
    "is_for_someone_else": is_for_someone_else,
    "escalation_action": escalation_action,
    "session_mfa": session_mfa,
    "is_direct_root": is_direct_root,
    "cis_monitor": cis_monitor,
    "is_cis_event": said("cis_monitor"),
    "bytes_out": bytes_out,
    "is_object_read": is_object_read,
    "is_exposure_change": is_exposure_change,
    "external_sharing": external_sharing,
    "secret_read": secret_read,
    "is_data_deletion": is_data_deletion,
}

MEASURES = {
    "read_events": rows(lambda event, settings: not dimension("is_write", event, settings)),
    "write_share": share(rows(value("is_write")), rows()),
    "services": distinct(value("event_source")),
    "regions": distinct(value("aws_region")),
    "accounts": distinct(value("recipient_account")),
    "created": rows(equals("change_verb", "Created")),
    "updated": rows(equals("change_verb", "Updated")),
    "deleted": rows(equals("change_verb", "Deleted")),
    "minutes_behind": minutes_behind,
    "throttled": rows(equals("error_class", "Throttled")),
    "affected_principals": distinct(value("principal_key"), value("has_error")),
    "affected_services": distinct(value("event_source"), value("has_error")),
    "denied_actions": distinct(action, equals("error_class", "Access denied")),
    "error_codes": joined(value("error_code")),
    "sample_message": sample_message,
    "root_events": rows(is_direct_root),
    "active_iam_users": distinct(value("principal_key"), equals("identity_class", "IAM user")),
    "roles_assumed": distinct(value("session_issuer"), equals("identity_class", "Assumed role")),
    "long_lived_keys": distinct(value("access_key"), value("is_long_lived_key")),
    "cross_account_callers": distinct(value("principal_account"), value("is_cross_account")),
    "cross_account_events": rows(value("is_cross_account")),
    "sessions": distinct(value("access_key"), lambda event, settings: not dimension("is_long_lived_key", event, settings)),
    "group_changes": rows(is_group_change),
    "groups_touched": distinct(value("security_group"), is_group_change),
    "group_people": distinct(value("principal_key"), is_group_change),
    "opened_to_world": rows(opens_to_world),
    "group_changes_by_hand": rows(is_group_change, is_made_by_hand),
    "failed_group_changes": rows(value("security_group_change"), value("has_error")),
    "iam_changes": rows(said("iam_area")),
    "iam_policy_changes": rows(of_area("Policy")),
    "users_created": rows(of_area("User or group", "CreateUser")),
    "access_keys_created": rows(of_area("Access key", "CreateAccessKey")),
    "admin_policies_attached": rows(attaches_admin_policy),
    "mfa_devices_removed": rows(of_area("MFA device", "DeactivateMFADevice", "DeleteVirtualMFADevice")),
    "identity_provider_changes": rows(of_area("Identity provider")),
    "escalation_actions": distinct(escalation_action),
    "escalation_share": lambda events, settings: distinct(escalation_action)(events, settings) / len(ESCALATION),
    "escalation_action_list": joined(escalation_action),
    "cis_failed_sign_ins_all": rows(login("Failure")),
    "cis_sign_ins_idp": rows(login("Success", equals("mfa_status", "Not visible (IdP)"))),
    "total_bytes_out": sum_of_bytes,
    "objects_read": rows(is_object_read),
    "buckets_read": distinct(value("bucket"), is_object_read),
    "data_readers": distinct(value("principal_key"), is_object_read),
    "reads_unknown_network": rows(is_unknown_read),
    "secrets_read": distinct(secret_read),
    "data_deletions": rows(is_data_deletion),
    # Of the derived tables.
    "reads": rows(),
    "bytes": sum_of_bytes,
    "first_read_at": extreme(min),
    "changes": rows(),
} | {name: rows(holds) for name, _, holds in CIS}

dimensions.DIMENSIONS.update(DIMENSIONS)
measures.MEASURES.update(MEASURES)
