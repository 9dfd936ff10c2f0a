"""The records of the proofs: real ones where the corpus lies beside the repository, and invented ones by a seed.

A record is a raw CloudTrail record as a dict. `Placed` says in which folder of the bucket it lies.
"""

import gzip
import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

# The moment at which all queries run: a Wednesday noon, UTC.
CLOCK = datetime(2026, 3, 18, 12, 0, 0)
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ACCOUNTS = ("111122223333", "444455556666")
BROWSERS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 Edg/122.0.0.0",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36 OPR/107.0.0.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_3) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3 Safari/605.1.15",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)",
    "stratus-red-team_83c9a458-ffab-4d43-8b02-9691311e8c0a",
    "",
)


@dataclass(frozen=True)
class Placed:
    """`account` and `region` are 0 or 1: which of the two folders of a table; `day` is the folder's day."""

    record: dict
    account: int
    region: int
    day: datetime


def written(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(record):
    """The event time as a plain datetime in UTC, or None where the text is none."""
    text = record.get("eventTime")
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError):
        return None


def place(record, chance):
    """Files come some minutes after the event, so that the last minutes of a day lie in the folder of the next."""
    moment = moment_of(record) or CLOCK
    delivered = moment + timedelta(seconds=chance.randrange(30, 600))
    account = ACCOUNTS.index(record["recipientAccountId"]) if record.get("recipientAccountId") in ACCOUNTS else 0
    day = delivered.replace(hour=0, minute=0, second=0)
    return Placed(record, account, chance.random() < 0.3, day)


def real():
    """The corpus, moved into the days around the clock; nothing but the event time is changed."""
    if not CORPUS.is_dir():
        return []
    chance = random.Random("real records")
    records = []
    for name in ("cloudtrail_events.jsonl.gz", "cloudtrail_examples.jsonl.gz"):
        with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
            records += [json.loads(line) for line in lines]
    for record in records:
        record["eventTime"] = written(around_the_clock(chance))
    return records


def around_the_clock(chance):
    """From eleven days before to one day after: windows of a week cut something off at both ends."""
    return CLOCK + timedelta(seconds=chance.randrange(-11 * 86400, 86400))


def identity(chance, number):
    """One of every kind of caller that CloudTrail's reference lists, with the holes that records have."""
    account = chance.choice(ACCOUNTS)
    name = chance.choice(("ana", "ben", "cleo", "dora", "emil", "fay"))
    role = chance.choice(("Deploy", "ReadOnly", "path/Nested"))
    kinds = [
        {"type": "Root", "principalId": account, "arn": f"arn:aws:iam::{account}:root", "accountId": account},
        {"type": "IAMUser", "principalId": f"AIDA{number}", "arn": f"arn:aws:iam::{account}:user/{name}",
         "accountId": account, "userName": name, "accessKeyId": f"AKIA{number:016d}"},
        {"type": "IAMUser", "accountId": account, "accessKeyId": "", "userName": "HIDDEN_DUE_TO_SECURITY_REASONS"},
        {"type": "IAMUser", "accountId": account, "userName": ""},
        {"type": "IAMUser", "accountId": account, "userName": name},
        {"type": "AssumedRole", "principalId": f"AROA1:{name}@example.com", "accountId": account,
         "arn": f"arn:aws:sts::{account}:assumed-role/{role.split('/')[-1]}/{name}@example.com",
         "sessionContext": session(role.split("/")[-1], account, chance)},
        {"type": "AssumedRole", "principalId": f"AROA2:{name}", "accountId": account,
         "arn": f"arn:aws:sts::{account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/{name}",
         "sessionContext": session("AWSReservedSSO_Admin_0123456789abcdef", account, chance)},
        {"type": "AssumedRole", "principalId": "AROANOCOLON", "accountId": account,
         "sessionContext": session("Lonely", account, chance)},
        {"type": "AssumedRole", "principalId": f"AROA3:i-0{number:08x}", "accountId": account},
        {"type": "Role", "principalId": "AROA4", "arn": f"arn:aws:iam::{account}:role/{role}", "accountId": account},
        {"type": "FederatedUser", "principalId": f"{account}:{name}",
         "arn": f"arn:aws:sts::{account}:federated-user/{name}", "accountId": account},
        {"type": "SAMLUser", "principalId": f"x:{name}", "userName": name, "identityProvider": "x"},
        {"type": "WebIdentityUser", "principalId": "accounts.google.com:1:2", "userName": "2",
         "identityProvider": "accounts.google.com"},
        {"type": "IdentityCenterUser", "accountId": account, "onBehalfOf":
         {"userId": f"5d8c{number}", "identityStoreArn": f"arn:aws:identitystore::{account}:identitystore/d-1"}},
        {"type": "Directory", "userName": name},
        {"type": "AWSAccount", "principalId": f"AIDA5{number}", "accountId": "777788889999"},
        {"type": "AWSService", "invokedBy": chance.choice(("ec2.amazonaws.com", "lambda.amazonaws.com"))},
        {"type": "Unknown", "principalId": "AIDAUNKNOWN", "accountId": account, "userName": name},
        {"accountId": account, "invokedBy": "cloudtrail.amazonaws.com"},
        {"type": "", "accountId": account},
        None,
    ]
    return kinds[number % len(kinds)]


def session(role, account, chance):
    return {
        "attributes": {"mfaAuthenticated": chance.choice(("true", "false")), "creationDate": "2026-03-10T00:00:00Z"},
        "sessionIssuer": {"type": "Role", "principalId": "AROA1", "userName": role, "accountId": account,
                          "arn": f"arn:aws:iam::{account}:role/{role}"},
        "webIdFederationData": chance.choice(({}, {"federatedProvider": "accounts.google.com", "attributes": {"a": "b"}})),
    }


SOURCES = ("198.51.100.7", "198.51.100.8", "203.0.113.9", "10.1.2.3", "172.20.0.1", "2001:db8::1", "2600:1f18::5",
           "::ffff:203.0.113.77", "fd00::1", "127.0.0.1", "AWS Internal", "AWS Internal/2", "ec2.amazonaws.com",
           "225.01.00.16", "masked", "")


def sign_in(chance, number):
    """A ConsoleLogin or one of the events around it."""
    mfa = chance.choice(("Yes", "No", "YES", "no"))
    failed = chance.random() < 0.4
    record = common(chance, number) | {
        "eventSource": chance.choice(("signin.amazonaws.com",) * 9 + ("sso.amazonaws.com",)),
        "eventName": chance.choice(("ConsoleLogin",) * 8 + ("SwitchRole", "CheckMfa", "UserAuthentication", "Federate")),
        "eventType": chance.choice(("AwsConsoleSignIn", "AwsConsoleSignin", "AwsServiceEvent")),
        "userAgent": chance.choice(BROWSERS),
        "requestParameters": None,
        "responseElements": {"ConsoleLogin": "Failure" if failed else "Success"},
        "additionalEventData": {"LoginTo": chance.choice(("https://console.aws.amazon.com/console/home?region=x", "", "no url")),
                                "MobileVersion": chance.choice(("Yes", "No")), "MFAUsed": mfa},
    }
    if record["eventName"] != "ConsoleLogin":
        record["responseElements"] = {record["eventName"]: "Success"}
    elif failed:
        record["errorMessage"] = chance.choice(("Failed authentication", "No username found in supplied account", "", "Other words"))
        if chance.random() < 0.2:
            del record["errorMessage"]
    if mfa.lower() == "yes":
        record["additionalEventData"]["MFAIdentifier"] = "arn:aws:iam::111122223333:mfa/ana"
    if record["userIdentity"] and record["userIdentity"].get("type") == "AssumedRole" and chance.random() < 0.5:
        record["additionalEventData"]["SamlProviderArn"] = "arn:aws:iam::111122223333:saml-provider/idp"
    if record["userIdentity"] and record["userIdentity"].get("type") in ("IdentityCenterUser", "Unknown") and chance.random() < 0.6:
        record["additionalEventData"]["UserName"] = chance.choice(("jane", "joe"))
    if chance.random() < 0.05:
        record["additionalEventData"] = None
    return record


CALLS = (
    ("ec2.amazonaws.com", "DescribeInstances", True), ("ec2.amazonaws.com", "RunInstances", False),
    ("ec2.amazonaws.com", "TerminateInstances", False), ("s3.amazonaws.com", "GetObject", True),
    ("s3.amazonaws.com", "PutBucketPolicy", False), ("iam.amazonaws.com", "CreateUser", False),
    ("iam.amazonaws.com", "AttachRolePolicy", False), ("sts.amazonaws.com", "AssumeRole", True),
    ("kms.amazonaws.com", "Decrypt", True), ("ec2.amazonaws.com", "AuthorizeSecurityGroupIngress", False),
    ("ec2.amazonaws.com", "RevokeSecurityGroupIngress", False), ("cloudtrail.amazonaws.com", "StopLogging", False),
)
CODES = ("AccessDenied", "Client.UnauthorizedOperation", "ThrottlingException", "Client.RequestLimitExceeded", "LimitExceeded",
         "NoSuchEntity", "Client.InvalidGroup.NotFound", "EntityAlreadyExists", "ValidationException", "InternalFailure",
         "Server.Unavailable", "OddCode", "")
PARAMETERS = (
    None, {}, {"bucketName": "logs", "key": "a b"}, {"userName": "ana", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
    {"roleName": "Deploy"}, {"groupName": "admins"}, {"roleArn": "arn:aws:iam::111122223333:role/Deploy", "durationSeconds": 900},
    {"groupId": "sg-1", "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "groups": {},
     "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}, "ipv6Ranges": {}}]}},
    {"groupId": "sg-2", "cidrIp": "0.0.0.0/0", "fromPort": 443, "toPort": 443, "ipProtocol": "tcp", "ipPermissions": {}},
    "not { json",
)
AGENTS = BROWSERS + ("aws-cli/2.15.0 Python/3.11", "Boto3/1.34 Python/3.11 Botocore/1.34", "aws-sdk-go/1.50 Terraform/1.7.0",
                     "console.amazonaws.com", "signin.amazonaws.com", "AWS Internal", "cloudformation.amazonaws.com", None)


def call(chance, number):
    """An API call."""
    source, name, read_only = chance.choice(CALLS)
    record = common(chance, number) | {
        "eventSource": source, "eventName": name, "eventType": "AwsApiCall", "readOnly": read_only,
        "userAgent": chance.choice(AGENTS), "requestParameters": chance.choice(PARAMETERS),
        "responseElements": chance.choice((None, {"_return": True}, {"groupId": "sg-3"})),
    }
    if chance.random() < 0.35:
        record["errorCode"] = chance.choice(CODES)
        if chance.random() < 0.8:
            record["errorMessage"] = chance.choice(("You are not allowed", "Rate exceeded", ""))
    if chance.random() < 0.2:
        record["sessionCredentialFromConsole"] = "true"
    if chance.random() < 0.1:
        record["resources"] = [{"accountId": "111122223333", "type": "AWS::S3::Object", "ARN": f"arn:aws:s3:::logs/{number}"},
                               {"ARN": "arn:aws:s3:::logs", "type": "AWS::S3::Bucket"}][: 1 + number % 2]
    if chance.random() < 0.1:
        record |= {"vpcEndpointId": "vpce-1", "sharedEventID": f"shared-{number}"}
    return record


def common(chance, number):
    return {
        "eventVersion": "1.11", "userIdentity": identity(chance, number), "eventTime": written(around_the_clock(chance)),
        "awsRegion": chance.choice(("us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2", "eu-west-1")),
        "sourceIPAddress": chance.choice(SOURCES), "eventID": f"00000000-0000-4000-8000-{number:012d}",
        "requestID": f"request-{number}", "readOnly": False, "managementEvent": True, "eventCategory": "Management",
        "recipientAccountId": chance.choice(ACCOUNTS),
        "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": "x"},
    }


def invented(count=1200):
    """The same records each time: sign-ins, calls, and what must never break a query."""
    chance = random.Random("invented records")
    records = [sign_in(chance, number) if number % 2 else call(chance, number) for number in range(count)]
    # The minutes around midnight, where a window and a folder disagree.
    for days in range(-9, 2):
        for seconds in (-1, 0, 1):
            record = sign_in(chance, len(records))
            midnight = CLOCK.replace(hour=0, minute=0) + timedelta(days=days, seconds=seconds)
            records.append(record | {"eventTime": written(midnight)})
    # Bursts: eight failures of one address within ten minutes, against one user, against many, and with names that are none.
    for start, pool in ((-30, ("ana",)), (-50, ("ana", "ben", "cleo", "dora", "emil", "fay")), (-70, ("",))):
        for number in range(8):
            who = {"type": "IAMUser", "accountId": ACCOUNTS[0], "userName": pool[number % len(pool)]}
            message = "Failed authentication" if pool[0] else "No username found in supplied account"
            changed = {"userIdentity": who, "errorMessage": message, "responseElements": {"ConsoleLogin": "Failure"},
                       "eventName": "ConsoleLogin", "eventSource": "signin.amazonaws.com", "sourceIPAddress": f"192.0.2.{-start}",
                       "eventTime": written(CLOCK + timedelta(hours=start, minutes=number))}
            records.append(sign_in(chance, len(records)) | changed)
    odd = [call(chance, len(records) + number) for number in range(6)]
    odd[0]["eventTime"] = "no time"
    del odd[1]["eventTime"]
    odd[2]["resources"] = ""
    del odd[3]["readOnly"]
    del odd[4]["recipientAccountId"]
    odd[5]["additionalEventData"] = "not json"
    return records + odd


def repeated(records, chance):
    """Some records are delivered twice, byte for byte."""
    return [json.loads(json.dumps(record)) for record in records if chance.random() < 0.05]


def all_placed(every=1):
    """All invented records, and of the real ones every so manyth."""
    # They are made of the calls above.
    import sister_records

    records = real()[::every] + invented() + sister_records.invented()
    records += repeated(records, random.Random("repeated deliveries"))
    chance = random.Random("folders")
    return [place(record, chance) for record in records]


def equal_days(days=365, a_day=6):
    """Days that differ in nothing but the date, and so are of one size: a year that ends six days after the clock."""
    last = CLOCK.replace(hour=0, minute=0) + timedelta(days=6)
    chance = random.Random("equal days")
    models = [sign_in(chance, 1 + 2 * number) for number in range(a_day)]
    placed = []
    for back in range(days):
        day = last - timedelta(days=back)
        for number, model in enumerate(models):
            moment = day + timedelta(hours=4 * number, minutes=7)
            record = model | {"eventTime": written(moment), "eventID": f"{day:%Y%m%d}-0000-4000-8000-{number:012d}"}
            placed.append(Placed(record, 0, 0, day))
    return placed
