"""Records at the edges of what a table may hold, with the values of fields that were worked out by hand.

Each stands for one hole or one odd spelling. What is not listed for a record is compared with the ground truth all the same.
"""

from records import CLOCK, Placed, written

BASE = {
    "eventVersion": "1.11", "eventTime": written(CLOCK), "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin",
    "awsRegion": "us-east-1", "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.15.0", "eventType": "AwsConsoleSignIn",
    "recipientAccountId": "111122223333", "readOnly": False,
    "userIdentity": {"type": "IAMUser", "accountId": "111122223333", "userName": "ana"},
    "responseElements": {"ConsoleLogin": "Success"}, "additionalEventData": {"MFAUsed": "No", "MobileVersion": "No"},
}
UNKNOWN = "(unknown user name)"
SSO_ARN = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jane"


def who(**members):
    return {"userIdentity": members}


def source(text):
    return {"sourceIPAddress": text}


# (what the record stands for, what differs from BASE, fields and their values)
EDGES = (
    ("a plain one", {}, {"principal": "ana", "identity_class": "IAM user", "mfa_status": "No MFA", "result": "Success",
                         "source_kind": "IPv4", "network_zone": "Public", "source_network": "198.51.100.0/24", "client": "Not a browser",
                         "tool": "AWS CLI", "error_class": "No error", "is_write": "Yes", "has_error": "No",
                         "event_time": "2026-03-18 12:00:00", "event_ten_minutes": "2026-03-18 12:00", "event_week": "2026-03-16",
                         "event_quarter": "2026-01", "event_hour_of_day": 12, "event_day_of_week": "Wednesday", "is_outside_hours": "No",
                         "sign_in_region_hint": "Endpoint: us-east-1", "is_cross_account": "No", "is_mobile": "No"}),
    ("no identity", {"userIdentity": None}, {"principal": "unknown", "identity_class": "Unknown", "mfa_status": "Not visible (IdP)",
                                             "is_cross_account": "No", "is_long_lived_key": "No", "principal_arn": None, "session_issuer": None}),
    ("no type, but a caller", who(accountId="1", invokedBy="cloudtrail.amazonaws.com"),
     {"principal": "cloudtrail.amazonaws.com", "identity_class": "AWS service", "is_cross_account": "Yes"}),
    ("an empty type", who(type="", accountId="1"), {"principal": "1", "identity_class": "Unknown"}),
    ("an empty name", who(type="IAMUser", userName="", arn="arn:aws:iam::1:user/x"), {"principal": UNKNOWN, "is_unknown_user": "Yes"}),
    ("a hidden name", who(type="IAMUser", userName="HIDDEN_DUE_TO_SECURITY_REASONS"), {"principal": UNKNOWN}),
    ("no name", who(type="IAMUser", arn="arn:aws:iam::1:user/x"), {"principal": "arn:aws:iam::1:user/x"}),
    ("root", who(type="Root", userName="alias"), {"principal": "root", "identity_class": "Root user", "mfa_status": "No MFA"}),
    ("a role without colon", who(type="AssumedRole", principalId="AROA1", sessionContext={"sessionIssuer": {"userName": "Deploy"}}),
     {"principal": "Deploy", "identity_class": "Assumed role", "session_issuer": "Deploy"}),
    ("a role with nothing", who(type="AssumedRole", principalId="AROA1"), {"principal": "AROA1"}),
    ("an empty session", who(type="AssumedRole", principalId="AROA1:", arn="arn:aws:sts::1:assumed-role/Deploy/"),
     {"principal": "arn:aws:sts::1:assumed-role/Deploy/"}),
    ("a person behind a permission set", who(type="AssumedRole", principalId="AROA1:other", arn=SSO_ARN),
     {"principal": "jane", "identity_class": "IAM Identity Center", "mfa_status": "Not visible (IdP)"}),
    ("a federated user", who(type="FederatedUser", principalId="1:joe", arn="arn:aws:sts::1:federated-user/jo"),
     {"principal": "joe", "identity_class": "Federation token"}),
    ("a federated user without colon", who(type="FederatedUser", principalId="1", arn="arn:aws:sts::1:federated-user/jo"), {"principal": "jo"}),
    ("an account", who(type="AWSAccount", accountId="2"), {"principal": "2", "identity_class": "AWSAccount"}),
    ("a person of Identity Center", who(type="IdentityCenterUser", onBehalfOf={"userId": "5d8c"})
     | {"additionalEventData": {"UserName": "jane"}}, {"principal": "jane", "identity_class": "IAM Identity Center"}),
    ("a person of Identity Center without a name", who(type="IdentityCenterUser", onBehalfOf={"userId": "5d8c"}), {"principal": "5d8c"}),
    ("a new kind", who(type="Robot", userName="r2"), {"principal": "r2", "identity_class": "Robot"}),
    ("a long-lived key", who(type="IAMUser", userName="ana", accessKeyId="AKIA1"), {"is_long_lived_key": "Yes", "access_key": "AKIA1"}),
    ("an empty key", who(type="IAMUser", userName="ana", accessKeyId=""), {"is_long_lived_key": "No", "access_key": None}),
    ("MFA shouted", {"additionalEventData": {"MFAUsed": "YES"}}, {"mfa_status": "MFA"}),
    ("MFA of the session", who(type="AssumedRole", arn="arn:aws:sts::1:assumed-role/D/x", sessionContext={"attributes": {"mfaAuthenticated": "true"}}),
     {"mfa_status": "MFA", "principal": "x"}),
    ("no more data", {"additionalEventData": None}, {"mfa_status": "No MFA", "mfa_device": None, "is_mobile": "No", "console_host": None}),
    ("data that is no JSON", {"additionalEventData": "not json", "responseElements": "not json", "requestParameters": "{"},
     {"result": None, "mfa_status": "No MFA", "bucket": None, "failure_reason": None, "has_error": "No"}),
    ("a key that is an object", {"responseElements": {"ConsoleLogin": {"deep": 1}}}, {"result": None}),
    ("a key in other case", {"responseElements": {"consoleLogin": "Success"}}, {"result": None}),
    ("failed, wrong password", {"responseElements": {"ConsoleLogin": "Failure"}, "errorMessage": "Failed authentication"},
     {"failure_reason": "Wrong password", "error_class": "Sign-in failure", "has_error": "Yes", "error_code": None}),
    ("failed at the second factor", {"responseElements": {"ConsoleLogin": "Failure"}, "errorMessage": "Failed authentication",
                                     "additionalEventData": {"MFAUsed": "Yes"}}, {"failure_reason": "Failed at the MFA step"}),
    ("failed, unknown name", {"responseElements": {"ConsoleLogin": "Failure"}, "errorMessage": "No username found in supplied account"},
     {"failure_reason": "Unknown user name"}),
    ("failed without a word", {"responseElements": {"ConsoleLogin": "Failure"}},
     {"failure_reason": "Not stated", "has_error": "Yes", "error_class": "Sign-in failure"}),
    ("failed with an empty word", {"responseElements": {"ConsoleLogin": "Failure"}, "errorMessage": "", "errorCode": ""},
     {"failure_reason": "Not stated", "error_code": None, "error_message": None}),
    ("a code and no message", {"errorCode": "Client.UnauthorizedOperation", "eventSource": "ec2.amazonaws.com", "eventName": "RunInstances",
                               "responseElements": None}, {"error_class": "Access denied", "has_error": "Yes", "result": None, "is_console_login": "No"}),
    ("a message and no code", {"errorMessage": "no", "eventSource": "ec2.amazonaws.com", "responseElements": None},
     {"error_class": "Other", "has_error": "Yes"}),
    ("too many requests", {"errorCode": "Client.RequestLimitExceeded"}, {"error_class": "Throttled"}),
    ("a quota", {"errorCode": "LimitExceededException"}, {"error_class": "Quota"}),
    ("AWS itself", source("AWS Internal"), {"source_kind": "AWS service", "network_zone": "AWS service", "source_network": "AWS Internal"}),
    ("AWS itself with a number", source("AWS Internal/2"), {"source_kind": "AWS service", "network_zone": "AWS service"}),
    ("a service", source("ec2.amazonaws.com"), {"source_kind": "AWS service", "network_zone": "AWS service"}),
    ("a service of China", source("ec2.amazonaws.com.cn"), {"source_kind": "Other"}),
    ("IPv6", source("2001:db8::1"), {"source_kind": "IPv6", "network_zone": "Public", "source_network": "2001:db8::1"}),
    ("IPv4 in IPv6", source("::ffff:10.1.2.3"), {"source_kind": "IPv6", "network_zone": "Private"}),
    ("a private address", source("10.1.2.3"), {"source_kind": "IPv4", "network_zone": "Private", "source_network": "10.1.2.0/24"}),
    ("just outside 172.16/12", source("172.32.0.1"), {"network_zone": "Public"}),
    ("an address with zeros before", source("225.01.00.16"), {"source_kind": "Other", "network_zone": "Other", "source_network": "225.01.00.0/24"}),
    ("a number too large", source("256.1.1.1"), {"source_kind": "Other", "network_zone": "Other"}),
    ("an empty address", source(""), {"source_kind": "Other", "network_zone": "Other", "source_network": ""}),
    ("no address", source(None), {"source_kind": "Other", "network_zone": "Other", "source_network": None}),
    ("a bad time", {"eventTime": "2026-03-18 12:00:00"}, {"event_time": None, "event_date": None, "event_ten_minutes": None, "is_outside_hours": "No"}),
    ("an empty time", {"eventTime": ""}, {"event_time": None}),
    ("no time", {"eventTime": None}, {"event_time": None, "event_hour_of_day": None}),
    ("the last second of a year", {"eventTime": "2025-12-31T23:59:59Z"},
     {"event_time": "2025-12-31 23:59:59", "event_week": "2025-12-29", "event_quarter": "2025-10", "event_ten_minutes": "2025-12-31 23:50",
      "event_day_of_week": "Wednesday", "is_outside_hours": "Yes"}),
    ("a leap day", {"eventTime": "2024-02-29T00:00:00Z"}, {"event_date": "2024-02-29", "event_month": "2024-02", "event_day_of_week_index": 3}),
    ("a Sunday", {"eventTime": "2026-03-15T10:00:00Z"}, {"event_day_of_week_index": 6, "event_week": "2026-03-09", "is_outside_hours": "Yes"}),
    ("read-only", {"readOnly": True}, {"is_write": "No"}),
    ("no mark of reading", {"readOnly": None}, {"is_write": "No"}),
    ("a mark of reading as text", {"readOnly": "FALSE"}, {"is_write": "Yes"}),
    ("no region", {"awsRegion": None}, {"sign_in_region_hint": "Endpoint: unknown"}),
    ("a region by latency", {"awsRegion": "eu-north-1"}, {"sign_in_region_hint": "Nearest: Europe / Africa"}),
    ("no agent", {"userAgent": None}, {"client": "Not a browser", "tool": "Other"}),
    ("Edge", {"userAgent": "Mozilla/5.0 Chrome/1 Safari/1 Edg/1"}, {"client": "Edge", "tool": "Console / browser"}),
    ("Terraform", {"userAgent": "aws-sdk-go/1 Terraform/1"}, {"tool": "Infrastructure as code"}),
    ("the console by its name", {"userAgent": "console.amazonaws.com"}, {"tool": "Console / browser"}),
    ("a service as agent", {"userAgent": "config.amazonaws.com"}, {"tool": "AWS service"}),
    ("a page", {"additionalEventData": {"LoginTo": "https://eu-west-1.console.aws.amazon.com/console/home?x=1"}},
     {"console_host": "eu-west-1.console.aws.amazon.com"}),
    ("no page", {"additionalEventData": {"LoginTo": "nothing"}}, {"console_host": None}),
    ("a page that is no address", {"additionalEventData": {"LoginTo": "https://a b/%zz"}}, {"console_host": None}),
    ("resources that are no list", {"resources": ""}, {"resource_arns": None}),
    ("no resource in the list", {"resources": []}, {"resource_arns": ""}),
    ("a resource without a name", {"resources": [{"type": "AWS::S3::Object"}, {"ARN": "arn:aws:s3:::b"}]}, {"resource_arns": "arn:aws:s3:::b"}),
    ("a bucket", {"requestParameters": {"bucketName": "b", "roleArn": "r"}}, {"bucket": "b", "assumed_role": "r", "target_identity": None}),
    ("a target of IAM", {"eventSource": "iam.amazonaws.com", "requestParameters": {"roleName": "Deploy", "groupName": "g"}}, {"target_identity": "Deploy"}),
)


def edge_id(number):
    return f"ed9e0000-0000-4000-8000-{number:012d}"


def placed():
    """All in the folder of the clock's day, whatever their time says."""
    day = CLOCK.replace(hour=0, minute=0)
    return [Placed(BASE | change | {"eventID": edge_id(number)}, 0, 0, day) for number, (_, change, _) in enumerate(EDGES)]


# What cannot be told without a column that the oldest tables lack.
NEEDED = {"a person of Identity Center without a name": "onbehalfof"}


def wrong(answered, statement, ddl):
    """What differs from the hand-made values, among the fields that this statement asks for and that the table can show."""
    names = [name for name, _ in answered.columns]
    by_id = {}
    for row in answered.rows:
        values = {field.short: row[names.index(alias)] for field, alias in zip(statement.query.fields, statement.aliases)}
        by_id[values["event_id"]] = values
    found = []
    for number, (name, _, expected) in enumerate(EDGES):
        if NEEDED.get(name, "") not in ddl.lower():
            continue
        values = by_id.get(edge_id(number))
        if values is None:
            found.append(f"no row for {name}")
            continue
        for field, value in expected.items():
            if field in values and values[field] != value:
                found.append(f"{field} of {name}: {values[field]!r}, worked out {value!r}")
    return found[:5]
