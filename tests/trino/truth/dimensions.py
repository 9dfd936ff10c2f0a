"""What each dimension of an event means: a function of the event that gives a text, a number, a truth value or None.

Truth values never are None here: Looker shows a condition that is unknown as No.
"""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from truth import identity, sources


class Settings:
    """What the configuration says, as far as the meaning of fields depends on it."""

    def __init__(self, known_networks=(), start=8, end=18, zone="UTC", threshold=5, places=None):
        self.known_networks = tuple(known_networks)
        self.start, self.end, self.zone = start, end, ZoneInfo(zone)
        self.threshold = threshold
        self.baseline_days = 30
        self.places = places
        # From an address to its place; without tables of places nothing has one.
        self.place_of = places.place_of if places else lambda address: None


def of_column(path):
    return lambda event, settings: event.text(path)


def filled(path):
    """An empty text says as little as none."""
    return lambda event, settings: event.text(path) or None


def within(column, *names):
    return lambda event, settings: event.scalar(column, *names)


# ---- time ----

def timeframe(form):
    def shown(event, settings):
        return event.moment.strftime(form) if event.moment else None

    return shown


def of_moment(function):
    return lambda event, settings: function(event.moment) if event.moment else None


def ten_minutes(moment):
    return (moment - timedelta(minutes=moment.minute % 10)).strftime("%Y-%m-%d %H:%M")


def is_outside_hours(event, settings):
    if event.moment is None:
        return False
    local = event.moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(settings.zone)
    return local.weekday() >= 5 or not settings.start <= local.hour < settings.end


# ---- sign-ins ----

def is_console_login(event, settings):
    return event.text("eventsource") == "signin.amazonaws.com" and event.text("eventname") == "ConsoleLogin"


def result(event, settings):
    return event.scalar("responseelements", "ConsoleLogin")


def mfa_was_asked(event):
    return (event.scalar("additionaleventdata", "MFAUsed") or "").lower() == "yes"


def failure_reason(event, settings):
    if result(event, settings) != "Failure":
        return None
    message = event.text("errormessage")
    if message == "No username found in supplied account":
        return "Unknown user name"
    if message == "Failed authentication":
        return "Failed at the MFA step" if mfa_was_asked(event) else "Wrong password"
    return message or "Not stated"


def mfa_status(event, settings):
    session = event.text("useridentity.sessioncontext.attributes.mfaauthenticated") or ""
    if mfa_was_asked(event) or session.lower() == "true":
        return "MFA"
    return "No MFA" if event.text("useridentity.type") in ("IAMUser", "Root") else "Not visible (IdP)"


def console_host(event, settings):
    asked = event.scalar("additionaleventdata", "LoginTo") or ""
    # A text with a blank or with a stray % is no address at all.
    if re.search(r"\s|%(?![0-9a-fA-F]{2})", asked):
        return None
    found = re.match(r"[a-z][a-z0-9+.-]*://([^/?#:]+)", asked, re.I)
    return found.group(1) if found else None


def sign_in_region_hint(event, settings):
    region = event.text("awsregion")
    near = {"us-east-2": "Americas", "eu-north-1": "Europe / Africa", "ap-southeast-2": "Asia-Pacific"}
    if event.text("useridentity.type") == "IAMUser" and region in near:
        return f"Nearest: {near[region]}"
    return f"Endpoint: {'unknown' if region is None else region}"


# ---- clients ----

def client(event, settings):
    agent = event.text("useragent") or ""
    for mark, name in (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")):
        if mark in agent:
            return name
    return "Other browser" if agent.startswith("Mozilla/") else "Not a browser"


def tool(event, settings):
    agent = event.text("useragent") or ""
    console = agent in ("console.amazonaws.com", "signin.amazonaws.com")
    if agent == "AWS Internal" or (agent.endswith(".amazonaws.com") and not console):
        return "AWS service"
    lowered = agent.lower()
    if any(word in lowered for word in ("terraform", "cloudformation", "pulumi", "ansible")):
        return "Infrastructure as code"
    if "aws-cli/" in agent:
        return "AWS CLI"
    if "boto" in lowered or "aws-sdk" in lowered:
        return "SDK"
    return "Console / browser" if console or "Mozilla/" in agent else "Other"


# ---- errors ----

def has_error(event, settings):
    said = event.text("errorcode") or event.text("errormessage")
    return bool(said) or result(event, settings) == "Failure"


ERROR_CLASSES = (
    ("Access denied", "accessdenied unauthorized authfailure forbidden notauthorized optinrequired expiredtoken "
                      "invalidclienttokenid signaturedoesnotmatch"),
    ("Throttled", "throttl requestlimitexceeded toomanyrequests slowdown"),
    ("Quota", "limitexceeded quota"),
    ("Not found", "notfound nosuch doesnotexist"),
    ("Conflict", "exists conflict inuse dependency notempty"),
    ("Invalid request", "invalid validation malformed missing badrequest"),
    ("AWS side", "internal unavailable"),
)


def error_class(event, settings):
    if not has_error(event, settings):
        return "No error"
    code = (event.text("errorcode") or "").lower()
    if not code:
        return "Sign-in failure" if event.text("eventsource") == "signin.amazonaws.com" else "Other"
    for name, words in ERROR_CLASSES:
        if any(word in code for word in words.split()):
            return name
    return "Other"


# ---- places ----

def of_place(name):
    return lambda event, settings: settings.places.at(event.text("sourceipaddress")).get(name)


def kind_of_place(name):
    """What is not known of a network is not so."""
    return lambda event, settings: bool(of_place(name)(event, settings))


# ---- requests ----

def target_identity(event, settings):
    if event.text("eventsource") != "iam.amazonaws.com":
        return None
    names = (event.scalar("requestparameters", name) for name in ("userName", "roleName", "groupName"))
    return next((name for name in names if name is not None), None)


def listed(event, column, member):
    """All values of a member of the entries of a list, parted by commas."""
    entries = event.value(column)
    if entries is None:
        return None
    found = [next((inner for name, inner in entry.items() if name.lower() == member), None) for entry in entries if isinstance(entry, dict)]
    return ", ".join(text for text in found if text is not None)


DIMENSIONS = {
    "event_raw": timeframe("%Y-%m-%d %H:%M:%S.000"),
    "event_time": timeframe("%Y-%m-%d %H:%M:%S"),
    "event_minute": timeframe("%Y-%m-%d %H:%M"),
    "event_hour": timeframe("%Y-%m-%d %H"),
    "event_date": timeframe("%Y-%m-%d"),
    "event_week": of_moment(lambda moment: (moment - timedelta(days=moment.weekday())).strftime("%Y-%m-%d")),
    "event_month": timeframe("%Y-%m"),
    "event_quarter": of_moment(lambda moment: f"{moment.year}-{(moment.month - 1) // 3 * 3 + 1:02d}"),
    "event_year": of_moment(lambda moment: moment.year),
    "event_hour_of_day": of_moment(lambda moment: moment.hour),
    "event_day_of_week": timeframe("%A"),
    "event_day_of_week_index": of_moment(lambda moment: moment.weekday()),
    "event_ten_minutes": of_moment(ten_minutes),
    "is_outside_hours": is_outside_hours,
    "event_id": of_column("eventid"),
    "event_time_text": of_column("eventtime"),
    "event_name": of_column("eventname"),
    "event_source": of_column("eventsource"),
    "recipient_account": of_column("recipientaccountid"),
    "aws_region": of_column("awsregion"),
    "shared_event_id": of_column("sharedeventid"),
    "request_id": of_column("requestid"),
    "event_type": of_column("eventtype"),
    "event_category": of_column("eventcategory"),
    "is_write": lambda event, settings: (event.text("readonly") or "").lower() == "false",
    "principal": lambda event, settings: identity.principal(event),
    "principal_key": lambda event, settings: f"{event.text('recipientaccountid') or ''}:{identity.principal(event)}",
    "identity_class": lambda event, settings: identity.identity_class(event),
    "principal_arn": of_column("useridentity.arn"),
    "principal_account": of_column("useridentity.accountid"),
    "session_issuer": of_column("useridentity.sessioncontext.sessionissuer.username"),
    "federated_provider": of_column("useridentity.sessioncontext.webidfederationdata.federatedprovider"),
    "access_key": filled("useridentity.accesskeyid"),
    "invoked_by": of_column("useridentity.invokedby"),
    "is_long_lived_key": lambda event, settings: (event.text("useridentity.accesskeyid") or "").startswith("AKIA"),
    "is_cross_account": lambda event, settings: None not in (
        caller := event.text("useridentity.accountid"), receiver := event.text("recipientaccountid")) and caller != receiver,
    "is_console_session": lambda event, settings: (event.text("sessioncredentialfromconsole") or "").lower() == "true",
    "is_console_login": is_console_login,
    "result": result,
    "failure_reason": failure_reason,
    "is_unknown_user": lambda event, settings: identity.principal(event) == identity.UNKNOWN_NAME,
    "mfa_status": mfa_status,
    "mfa_device": within("additionaleventdata", "MFAIdentifier"),
    "is_mobile": lambda event, settings: (event.scalar("additionaleventdata", "MobileVersion") or "").lower() == "yes",
    "console_host": console_host,
    "sign_in_region_hint": sign_in_region_hint,
    "source_ip": of_column("sourceipaddress"),
    "source_kind": lambda event, settings: sources.kind_of(event.text("sourceipaddress")),
    "is_known_network": lambda event, settings: sources.lies_in(event.text("sourceipaddress"), settings.known_networks),
    "network_zone": lambda event, settings: sources.zone_of(event.text("sourceipaddress"), settings.known_networks),
    "source_network": lambda event, settings: sources.network_of(event.text("sourceipaddress")),
    "ip_key": lambda event, settings: sources.key_of(event.text("sourceipaddress")),
    "ip_block_key": lambda event, settings: sources.block_of(event.text("sourceipaddress")),
    "ip_low": lambda event, settings: sources.low_of(event.text("sourceipaddress")),
    "country_code": of_place("country_code"),
    "country": of_place("country"),
    "subdivision": of_place("subdivision"),
    "city": of_place("city"),
    "accuracy_km": of_place("accuracy_km"),
    "asn": of_place("asn"),
    "network_owner": of_place("network_owner"),
    "is_anonymous": kind_of_place("is_anonymous"),
    "is_hosting": kind_of_place("is_hosting"),
    "vpc_endpoint": of_column("vpcendpointid"),
    "user_agent": of_column("useragent"),
    "client": client,
    "tool": tool,
    "tls_version": of_column("tlsdetails.tlsversion"),
    "error_code": filled("errorcode"),
    "error_message": filled("errormessage"),
    "has_error": has_error,
    "error_class": error_class,
    "request_parameters": of_column("requestparameters"),
    "response_elements": of_column("responseelements"),
    "target_identity": target_identity,
    "bucket": within("requestparameters", "bucketName"),
    "assumed_role": within("requestparameters", "roleArn"),
    "resource_arns": lambda event, settings: listed(event, "resources", "arn"),
}


def of_raw(name, event):
    """A column or a member of it: a field by the names joined by `__`, a list as how many and as its values."""
    path = name.replace("__", ".")
    column, _, member = path.rpartition(".")
    if event.paths.get(column) == "array":
        entries = event.value(column)
        if member == "count":
            return None if entries is None else len(entries)
        return listed(event, column, member)
    if event.paths.get(column) == "map":
        return event.text(path)
    if path not in event.paths:
        raise KeyError(f"tests/trino/truth/dimensions.py does not say what the dimension {name} means")
    return event.map_text(path) if event.paths[path] == "map" else event.text(path)


def dimension(name, event, settings):
    """The value of a field by its name without the view. What is no field of ours is a partition key or a column."""
    known = event.known.get(name, event)
    if known is not event:
        return known
    if name in DIMENSIONS:
        value = DIMENSIONS[name](event, settings)
    elif name in event.keys:
        value = event.keys[name]
    else:
        value = of_raw(name, event)
    event.known[name] = value
    return value
