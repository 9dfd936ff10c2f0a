"""Invented records for the sister dashboards: every shape of a rule, changes of IAM in their order, and data events."""

import itertools
import random
from datetime import timedelta

from records import ACCOUNTS, CLOCK, call, written

EC2, IAM, S3 = "ec2.amazonaws.com", "iam.amazonaws.com", "s3.amazonaws.com"


class Maker:
    """Makes records one after the other, each with an id of its own."""

    def __init__(self):
        self.chance = random.Random("sister records")
        self.numbers = itertools.count(500_000)
        self.records = []

    def add(self, hours, source, name, request=None, response=None, who="ana", **more):
        """`hours` before the clock."""
        record = call(self.chance, 1)
        for key in ("errorCode", "errorMessage", "sessionCredentialFromConsole", "resources"):
            record.pop(key, None)
        account = ACCOUNTS[0]
        record |= {
            "eventID": f"00000000-0000-4000-9000-{next(self.numbers):012d}", "eventTime": written(CLOCK - timedelta(hours=hours)),
            "eventSource": source, "eventName": name, "requestParameters": request, "responseElements": response,
            "recipientAccountId": account, "readOnly": False, "userAgent": "aws-cli/2.15.0", "sourceIPAddress": "198.51.100.7",
            "userIdentity": {"type": "IAMUser", "principalId": "AIDA1", "arn": f"arn:aws:iam::{account}:user/{who}",
                             "accountId": account, "userName": who, "accessKeyId": "AKIA0000000000000001"},
        } | more
        self.records.append(record)


def rule(group, cidr, port, egress=False, protocol="tcp"):
    peer = "cidrIpv6" if ":" in cidr else "cidrIpv4"
    return {"groupId": group, "isEgress": egress, "ipProtocol": protocol, "fromPort": port, "toPort": port, peer: cidr}


def nested(group, *permissions):
    return {"groupId": group, "ipPermissions": {"items": list(permissions)}}


def permission(port, ranges=(), ranges6=(), groups=(), lists=(), protocol="tcp", to=None):
    listed = {
        "groups": [{"groupId": each} for each in groups], "ipRanges": [{"cidrIp": each} for each in ranges],
        "ipv6Ranges": [{"cidrIpv6": each} for each in ranges6], "prefixListIds": [{"prefixListId": each} for each in lists],
    }
    held = {name: {"items": entries} if entries else {} for name, entries in listed.items()}
    ports = {} if port is None else {"fromPort": port, "toPort": port if to is None else to}
    return {"ipProtocol": protocol} | ports | held


def flat(group, cidr, port):
    return {"groupId": group, "ipPermissions": {}, "cidrIp": cidr, "fromPort": port, "toPort": port, "ipProtocol": "tcp"}


def modified(group, *rules):
    entries = [{"SecurityGroupRuleId": f"sgr-{number}", "SecurityGroupRule": each, "tag": number} for number, each in enumerate(rules)]
    return {"ModifySecurityGroupRulesRequest": {"GroupId": group, "SecurityGroupRule": entries[0] if len(entries) == 1 else entries}}


def security_groups(maker):
    ingress, egress, revoke = "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress"
    everywhere = {"IpProtocol": "tcp", "FromPort": 3389, "ToPort": 3389, "CidrIpv4": "0.0.0.0/0"}
    add = maker.add
    # Opened and closed again; opened and left; opened, closed and opened; opened, and the group deleted.
    add(90, EC2, ingress, flat("sg-a", "0.0.0.0/0", 22), {"securityGroupRuleSet": {"items": [rule("sg-a", "0.0.0.0/0", 22)]}})
    add(80, EC2, revoke, flat("sg-a", "0.0.0.0/0", 22), {"_return": True})
    add(70, EC2, ingress, nested("sg-b", permission(443, ["0.0.0.0/0", "10.0.0.0/8"], ["::/0"])))
    add(60, EC2, ingress, nested("sg-c", permission(5432, ["0.0.0.0/0"])), {"_return": True}, who="ben")
    add(50, EC2, revoke, nested("sg-c", permission(5432, ["0.0.0.0/0"])))
    add(40, EC2, ingress, nested("sg-c", permission(5432, ["0.0.0.0/0"])), who="cleo")
    add(39, EC2, ingress, nested("sg-d", permission(22, ["0.0.0.0/0"])))
    add(38, EC2, "DeleteSecurityGroup", {"groupId": "sg-d"}, {"_return": True})
    # Ranges of ports, all ports, groups and lists, outbound rules, a rule by its id, a failed call, a refused one.
    add(37, EC2, ingress, nested("sg-e", permission(20, ["0.0.0.0/0"], to=25), permission(None, [], ["::/0"], protocol="-1")))
    add(36, EC2, ingress, nested("sg-f", permission(80, groups=["sg-g"], lists=["pl-1"])))
    add(35, EC2, egress, nested("sg-f", permission(None, ["0.0.0.0/0"], protocol="-1")))
    add(34, EC2, revoke, {"groupId": "sg-b", "securityGroupRuleIds": {"items": [{"securityGroupRuleId": "sgr-1"}]}},
        {"revokedSecurityGroupRuleSet": {"items": [rule("sg-b", "0.0.0.0/0", 443)]}})
    add(33, EC2, ingress, flat("sg-h", "0.0.0.0/0", 22), errorCode="Client.InvalidPermission.Duplicate")
    add(32, EC2, "ModifySecurityGroupRules", modified("sg-i", everywhere), who="dora", userAgent="console.amazonaws.com")
    add(31, EC2, "ModifySecurityGroupRules", modified("sg-j", everywhere, everywhere | {"CidrIpv4": "192.0.2.0/24"}))
    add(30, EC2, ingress, {"groupName": "default", "ipPermissions": {}, "cidrIp": "0.0.0.0/0", "fromPort": 80, "toPort": 80})
    add(29, EC2, ingress, {"groupId": "sg-k", "ipPermissions": {"items": []}})
    add(28, EC2, ingress, None)
    add(27, EC2, "CreateSecurityGroup", {"groupName": "new"}, {"groupId": "sg-l"})
    add(26, EC2, "ModifyNetworkInterfaceAttribute", {"networkInterfaceId": "eni-1", "groupSet": {"items": [{"groupId": "sg-a"}, {"groupId": "sg-b"}]}})
    add(25, EC2, "ModifyInstanceAttribute", {"instanceId": "i-1", "groupSet": {"items": [{"groupId": "sg-c"}]}})
    add(24, EC2, "RunInstances", {"groupSet": {"items": [{"groupId": "sg-c"}]}}, {"instancesSet": {"items": [{"instanceId": "i-2"}]}})
    for hours, name in enumerate(("CreateNetworkAclEntry", "DeleteFlowLogs", "CreateRoute", "AttachInternetGateway", "DeleteVpc")):
        add(10 + hours, EC2, name, {"vpcId": "vpc-1"})


def iam(maker):
    add = maker.add
    console = {"sessionCredentialFromConsole": "true"}
    sign_in = {"requestParameters": None, "eventType": "AwsConsoleSignIn"}
    add(20.5, "signin.amazonaws.com", "ConsoleLogin", None, {"ConsoleLogin": "Success"}, sourceIPAddress="203.0.113.9", **sign_in)
    add(20, IAM, "CreateUser", {"userName": "mallory"}, **console)
    add(19.9, IAM, "CreateAccessKey", {"userName": "mallory"}, {"accessKey": {"accessKeyId": "AKIAMALLORY", "userName": "mallory"}})
    add(19.8, IAM, "AttachUserPolicy", {"userName": "mallory", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}, **console)
    add(19.85, IAM, "DeleteAccessKey", {"userName": "mallory", "accessKeyId": "AKIAMALLORY"}, who="ben")
    add(19.83, IAM, "DeleteUser", {"userName": "mallory"})
    add(30, IAM, "CreateRole", {"roleName": "Old"})
    add(20, IAM, "DeleteRole", {"roleName": "Old"})
    add(18, IAM, "CreatePolicy", {"policyName": "P"}, {"policy": {"arn": "arn:aws:iam::111122223333:policy/P"}})
    add(17.95, IAM, "DeletePolicy", {"policyArn": "arn:aws:iam::111122223333:policy/P"})
    # The same name in the other account is another user.
    add(16, IAM, "CreateUser", {"userName": "twin"}, recipientAccountId=ACCOUNTS[1])
    add(15.95, IAM, "DeleteUser", {"userName": "twin"})
    # More than an hour after the sign-in, and exactly an hour.
    add(19.4, IAM, "PutRolePolicy", {"roleName": "Deploy"}, **console)
    add(19.5, IAM, "UpdateAssumeRolePolicy", {"roleName": "Deploy"}, **console)
    for hours, name in enumerate(("CreateLoginProfile", "DeactivateMFADevice", "CreateSAMLProvider", "CreatePolicyVersion", "ChangePassword")):
        add(5 + hours, IAM, name, {"userName": "ben"})
    add(4, "sso.amazonaws.com", "CreateExternalIdPConfigurationForDirectory", {})
    add(3, "lambda.amazonaws.com", "CreateFunction20150331", {})
    add(3, "lambda.amazonaws.com", "UpdateFunctionCode20150331v2", {})
    # The last minutes before the window of a week, and the first within it.
    start = CLOCK.replace(hour=0, minute=0) - timedelta(days=6)
    hours = (CLOCK - start).total_seconds() / 3600
    add(hours + 0.05, IAM, "CreateUser", {"userName": "edge"})
    add(hours - 0.05, IAM, "DeleteUser", {"userName": "edge"})


def data(maker):
    add = maker.add
    for number in range(24):
        reader, bucket = ("ana", "ben", "cleo")[number % 3], ("logs", "backups")[number % 2]
        more = {"bytesTransferredOut": 1000.0 * number} if number % 5 else {}
        add(1 + number * 13, S3, "GetObject", {"bucketName": bucket, "key": "k"}, who=reader, readOnly=True,
            additionalEventData=more, eventCategory="Data", sourceIPAddress=("198.51.100.7", "203.0.113.9")[number % 2])
    for number in range(12):
        add(2 + number / 10, S3, "DeleteObject", {"bucketName": "logs", "key": str(number)}, who="dora")
    add(6, "secretsmanager.amazonaws.com", "GetSecretValue", {"secretId": "db"}, readOnly=True)
    add(7, "ssm.amazonaws.com", "GetParameters", {"names": ["/a", "/b"]}, readOnly=True)
    add(8, EC2, "ModifySnapshotAttribute", {"snapshotId": "snap-1", "createVolumePermission": {"add": {"items": [{"userId": "999988887777"}]}}})
    add(9, EC2, "ModifyImageAttribute", {"imageId": "ami-1", "launchPermission": {"add": {"items": [{"group": "all"}]}}})
    add(9.5, S3, "PutBucketPolicy", {"bucketName": "logs"})
    add(9.7, "kms.amazonaws.com", "ScheduleKeyDeletion", {"keyId": "k"})
    add(9.8, "organizations.amazonaws.com", "LeaveOrganization", {})


def errors(maker):
    """Codes that are old, and codes that are new in the last days."""
    for number, hours in enumerate((1, 200, 250)):
        maker.add(hours, "sqs.amazonaws.com", "SendMessage", {}, errorCode="AWS.SimpleQueueService.Old", errorMessage=f"told {number}")
    maker.add(5, "sqs.amazonaws.com", "SendMessage", {}, errorCode="AWS.SimpleQueueService.New", errorMessage="new")
    maker.add(6, "sns.amazonaws.com", "Publish", {}, errorCode="AWS.SimpleQueueService.Old")
    for number in range(7):
        maker.add(2, "ec2.amazonaws.com", f"Describe{number}", {}, errorCode="Client.UnauthorizedOperation", who="eve")


def invented():
    maker = Maker()
    for make in (security_groups, iam, data, errors):
        make(maker)
    return maker.records
