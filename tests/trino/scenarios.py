"""Invented sign-ins in which each thing happens that the sign-in dashboard is made to show, with the figures it has to show.

48 attempts of 11 principals over 90 days. The figures are counted by hand, from the list below.
"""

import comparison
from datetime import timedelta

from records import ACCOUNTS, BROWSERS, CLOCK, Placed, moment_of, written

FIREFOX, CHROME, STRATUS = BROWSERS[0], BROWSERS[1], BROWSERS[6]
ACCOUNT = ACCOUNTS[0]
TODAY = CLOCK.replace(hour=0, minute=0)


def at(days_ago, hour, minute=0, second=0):
    return TODAY - timedelta(days=days_ago) + timedelta(hours=hour, minutes=minute, seconds=second)


def attempt(moment, identity, ip, ok, mfa="No", agent=FIREFOX, message=None, region="us-east-1", extra=None):
    record = {
        "eventVersion": "1.11", "userIdentity": identity, "eventTime": written(moment), "eventSource": "signin.amazonaws.com",
        "eventName": "ConsoleLogin", "awsRegion": region, "sourceIPAddress": ip, "userAgent": agent, "requestParameters": None,
        "responseElements": {"ConsoleLogin": "Success" if ok else "Failure"},
        "additionalEventData": {"LoginTo": "https://console.aws.amazon.com/console/home", "MobileVersion": "No", "MFAUsed": mfa}
        | (extra or {}),
        "eventType": "AwsConsoleSignIn", "readOnly": False, "managementEvent": True, "eventCategory": "Management",
        "recipientAccountId": ACCOUNT,
    }
    if not ok:
        record["errorMessage"] = message or "Failed authentication"
    return record


def user(name):
    return {"type": "IAMUser", "principalId": f"AIDA{name}", "arn": f"arn:aws:iam::{ACCOUNT}:user/{name}", "accountId": ACCOUNT,
            "userName": name}


NOBODY = {"type": "IAMUser", "accountId": ACCOUNT, "accessKeyId": "", "userName": "HIDDEN_DUE_TO_SECURITY_REASONS"}
ROOT = {"type": "Root", "principalId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root", "accountId": ACCOUNT}


def role(role_name, session_name):
    return {"type": "AssumedRole", "principalId": f"AROA:{session_name}", "accountId": ACCOUNT,
            "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role_name}/{session_name}",
            "sessionContext": {"sessionIssuer": {"type": "Role", "userName": role_name}, "attributes": {"mfaAuthenticated": "false"}}}


def scenarios():
    """The records, oldest first within each scenario."""
    unknown = "No username found in supplied account"
    records = []
    # Eight steady days from one address with MFA, then another continent an hour later, without, in another browser.
    records += [attempt(at(day, 9), user("alice"), "198.51.100.10", True, "Yes") for day in range(7, -1, -1)]
    records += [attempt(at(0, 10), user("alice"), "203.0.113.200", True, "No", CHROME, region="ap-southeast-2")]
    # Twelve failures of one user, then a success from the same address.
    records += [attempt(at(1, 2, minute), user("bob"), "203.0.113.50", False) for minute in range(0, 24, 2)]
    records += [attempt(at(1, 2, 30), user("bob"), "203.0.113.50", True, "No")]
    # One address, five users and seven names that do not exist, within ten minutes.
    tried = [user(name) for name in ("alice", "bob", "carol", "dave", "erin")]
    records += [attempt(at(2, 15, 1, 20 * number), who, "192.0.2.66", False) for number, who in enumerate(tried)]
    records += [attempt(at(2, 15, 4, 30 * number), NOBODY, "192.0.2.66", False, message=unknown) for number in range(7)]
    # A user comes back after 69 days.
    records += [attempt(at(day, 8), user("carol"), "198.51.100.20", True, "Yes") for day in (72, 71, 70, 1)]
    # Four failures at the second factor.
    records += [attempt(at(3, 11, minute), user("dave"), "198.51.100.30", False, "Yes") for minute in range(4)]
    # Root fails, and later gets in without a second factor at night.
    records += [attempt(at(6, 12), ROOT, "198.51.100.40", False), attempt(at(6, 23, 30), ROOT, "198.51.100.41", True, "No")]
    # AWS cannot see the second factor of people who sign in at an identity provider.
    records += [attempt(at(5, 9), role("AWSReservedSSO_Admin_0123456789abcdef", "jane"), "198.51.100.51", True)]
    saml = {"SamlProviderArn": f"arn:aws:iam::{ACCOUNT}:saml-provider/idp"}
    records += [attempt(at(5, 10), role("Auditors", "joe"), "198.51.100.52", True, extra=saml)]
    records += [attempt(at(5, 11), role("AWSReservedSSO_Admin_0123456789abcdef", "kim"), "2001:db8::7", True)]
    # A script signs in.
    records += [attempt(at(6, 13), user("stratus"), "198.51.100.60", True, "No", STRATUS)]
    for number, record in enumerate(records):
        record["eventID"] = f"5ce4a710-0000-4000-8000-{number:012d}"
    return records


def placed():
    return [Placed(record, 0, 0, moment_of(record).replace(hour=0, minute=0, second=0)) for record in scenarios()]


# The question of the figures at the top of the dashboard, over 90 days, and what they have to be.
FIGURES = {
    "attempts": 48, "failed_sign_ins": 29, "failure_rate": 29 / 48, "users": 8, "iam_users": 4, "source_ips": 12,
    "sign_ins_without_mfa": 4, "mfa_coverage": 0.75, "root_sign_ins": 1, "root_failures": 1,
}

# More answers counted by hand: fields, filters, and the rows in any order.
ANSWERS = (
    ("who fails, and why", ("principal", "failure_reasons", "failed_sign_ins"), {"failed_sign_ins": ">0"}, [
        ["alice", "Wrong password", 1], ["bob", "Wrong password", 13], ["carol", "Wrong password", 1],
        ["dave", "Failed at the MFA step, Wrong password", 5], ["erin", "Wrong password", 1],
        ["(unknown user name)", "Unknown user name", 7], ["root", "Wrong password", 1]]),
    ("bursts", ("source_ip", "event_ten_minutes", "failed_sign_ins", "known_users_targeted", "unknown_name_attempts", "burst_kind"),
     {"is_burst": "Yes"}, [
        ["203.0.113.50", f"{at(1, 2):%Y-%m-%d %H:%M}", 5, 1, 0, "Guessing"],
        ["203.0.113.50", f"{at(1, 2, 10):%Y-%m-%d %H:%M}", 5, 1, 0, "Guessing"],
        ["192.0.2.66", f"{at(2, 15):%Y-%m-%d %H:%M}", 12, 5, 7, "Spraying"]]),
    ("classes and what AWS sees of MFA", ("identity_class", "mfa_status", "successful_sign_ins"), {"result": "Success"}, [
        ["IAM user", "MFA", 12], ["IAM user", "No MFA", 3], ["Root user", "No MFA", 1],
        ["IAM Identity Center", "Not visible (IdP)", 2], ["SAML federation", "Not visible (IdP)", 1]]),
    ("root", ("event_time", "result", "is_outside_hours"), {"identity_class": "Root user"}, [
        [f"{at(6, 12):%Y-%m-%d %H:%M:%S}", "Failure", "No"],
        [f"{at(6, 23, 30):%Y-%m-%d %H:%M:%S}", "Success", "Yes"]]),
    ("several addresses", ("principal", "source_ips", "source_ip_list"), {"result": "Success", "source_ips": ">1"}, [
        ["alice", 2, "198.51.100.10, 203.0.113.200"]]),
    ("scripts", ("principal", "client", "attempts"), {"client": "Not a browser"}, [["stratus", "Not a browser", 1]]),
    ("kinds of addresses", ("source_kind", "successful_sign_ins"), {"result": "Success"}, [["IPv4", 18], ["IPv6", 1]]),
)


def statements(project, binary):
    """Each question as a statement, with its rows. Fields that the table cannot have are left out with their question."""
    known = set()
    for each in project.compile(binary, "--explore", "sign_in", "--all-fields"):
        known |= {field.short for field in each.query.fields}
    questions = [("the figures at the top", tuple(FIGURES), {}, [list(FIGURES.values())]), *ANSWERS]
    found = []
    for title, fields, filters, expected in questions:
        if not set(fields) <= known:
            continue
        asked = ["--explore", "sign_in", "--fields", ",".join(f"sign_in.{name}" for name in fields)]
        for name, expression in {"event_window": "90 days", "is_console_login": "Yes", **filters}.items():
            asked += ["--filter", f"sign_in.{name}={expression}"]
        (statement,) = project.compile(binary, *asked)
        statement.title = title
        found.append((statement, expected))
    return found


def wrong(answered, statement, expected):
    """What differs from the answer that was counted by hand."""
    names = [name for name, _ in answered.columns]
    got = [[row[names.index(alias)] for alias in statement.aliases] for row in answered.rows]
    left = list(got)
    found = []
    for row in expected:
        match = next((each for each in left if all(map(comparison.same, each, row))), None)
        if match is None:
            found.append(f"no row {row}")
        else:
            left.remove(match)
    return (found + [f"a row too many: {row}" for row in left])[:5]
