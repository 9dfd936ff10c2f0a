"""The rows of the derived tables, worked out from the records in plain loops.

A row is the record with some fields known beforehand; all others mean what they mean for the record.
"""

import copy
from collections import defaultdict
from datetime import timedelta

from truth import measures, risk
from truth.dimensions import dimension
from truth.measures import distinct, equals, extreme, rows, value
from truth.sister_fields import inside, is_object_read, loaded, security_group_change, text_in, went_well

LOOK_BACK = timedelta(days=14)
SENSITIVE = (21, 22, 23, 445, 1433, 3306, 3389, 5432, 5985, 5986, 6379, 9200, 27017)


def row_of(event, **known):
    row = copy.copy(event)
    row.known = known
    return row


def within(event, start, end):
    moment = event.moment
    return moment is not None and (start is None or moment >= start) and (end is None or moment < end)


def first_seen(events, settings, start, end, holds, key, name):
    """The records of the period, each with whether its key did not occur in the days before."""
    since = start and start - LOOK_BACK
    chosen = [event for event in events if within(event, since, end) and holds(event, settings)]
    first = {}
    for event in chosen:
        known = first.setdefault(key(event, settings), event.moment)
        first[key(event, settings)] = min(known, event.moment)
    return [row_of(event, **{name: start is None or first[key(event, settings)] >= start})
            for event in chosen if within(event, start, end)]


def new_error_codes(events, settings, start, end):
    return first_seen(events, settings, start, end, lambda event, _: bool(event.text("errorcode")),
                      lambda event, _: (event.text("eventsource"), event.text("errorcode")), "is_new")


def bucket_readers(events, settings, start, end):
    def key(event, settings):
        return dimension("principal_key", event, settings), dimension("bucket", event, settings)

    return first_seen(events, settings, start, end, is_object_read, key, "is_first_time")


# ---- rules of security groups ----

def a_list(held, *names):
    found = inside(held, *names)
    return found if isinstance(found, list) else None


def items_of(request, response):
    """The rules of a call in the first shape that is there."""
    modified = inside(request, "ModifySecurityGroupRulesRequest", "SecurityGroupRule")
    shapes = (a_list(response, "securityGroupRuleSet", "items"), a_list(response, "revokedSecurityGroupRuleSet", "items"),
              a_list(request, "ipPermissions", "items"), modified if isinstance(modified, list) else None,
              None if modified is None else [modified])
    return next((shape for shape in shapes if shape is not None), [request])


def peers_of(item):
    own = (("cidrIpv4",), ("cidrIpv6",), ("cidrIp",), ("referencedGroupInfo", "groupId"), ("referencedGroupId",), ("prefixListId",),
           *(("SecurityGroupRule", name) for name in ("CidrIpv4", "CidrIpv6", "PrefixListId", "ReferencedGroupId")))
    found = [next((text for names in own if (text := text_in(item, *names)) is not None), None)]
    for listed, name in (("ipRanges", "cidrIp"), ("ipv6Ranges", "cidrIpv6"), ("groups", "groupId"), ("prefixListIds", "prefixListId")):
        found += [text_in(entry, name) for entry in a_list(item, listed, "items") or []]
    return [peer for peer in found if peer is not None] or [None]


def first_text(*texts):
    return next((text for text in texts if text is not None), None)


def port(text):
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def ports_of(protocol, low, high):
    if protocol == "-1" or low == -1 or (low, high) == (0, 65535):
        return "all"
    if low is not None and low == high:
        return str(low)
    return None if None in (low, high) else f"{low}-{high}"


def direction_of(name, item):
    egress = text_in(item, "isEgress")
    if egress == "true" or name.endswith("Egress"):
        return "Outbound"
    return "Inbound" if egress == "false" or name.endswith("Ingress") else "Not stated"


def rule_of(name, request, item, peer):
    protocol = first_text(text_in(item, "ipProtocol"), text_in(item, "SecurityGroupRule", "IpProtocol"))
    low = port(first_text(text_in(item, "fromPort"), text_in(item, "SecurityGroupRule", "FromPort")))
    high = port(first_text(text_in(item, "toPort"), text_in(item, "SecurityGroupRule", "ToPort")))
    ports, direction = ports_of(protocol, low, high), direction_of(name, item)
    opened = name.startswith("Authorize") or name == "ModifySecurityGroupRules"
    is_world = peer in ("0.0.0.0/0", "::/0")
    in_range = None not in (low, high) and any(low <= each <= high for each in SENSITIVE)
    return {
        "security_group": first_text(text_in(item, "groupId"), text_in(request, "groupId"),
                                     text_in(request, "ModifySecurityGroupRulesRequest", "GroupId"), text_in(request, "groupName")),
        "direction": direction, "action": "Opened" if opened else "Closed" if name.startswith("Revoke") else None,
        "protocol": "all" if protocol == "-1" else protocol, "from_port": low, "to_port": high, "ports": ports, "peer": peer,
        "is_world": is_world, "opens_to_world": is_world and opened and direction != "Outbound",
        "is_sensitive_port": ports == "all" or in_range,
    }


def security_group_rules(events, settings, start, end):
    made = []
    for event in events:
        change = security_group_change(event, settings)
        if within(event, start, end) and went_well(event, settings) and change in (
                "Rules added", "Rules removed", "Rules modified", "Group deleted"):
            request, response = loaded(event, "requestparameters"), loaded(event, "responseelements")
            for item in items_of(request, response):
                for peer in peers_of(item):
                    made.append(row_of(event, **rule_of(event.text("eventname"), request, item, peer)))
    deleted = defaultdict(str)
    for row in made:
        if row.known["action"] is None:
            group = row.known["security_group"]
            deleted[group] = max(deleted[group], row.text("eventtime"))
    for row in made:
        row.known["group_deleted_at"] = deleted.get(row.known["security_group"])
    return [row for row in made if row.known["action"]]


def last_actions(events):
    last = max(event.text("eventtime") for event in events)
    return frozenset(event.known["action"] for event in events if event.text("eventtime") == last)


def last_action(events, settings):
    return measures.OneOf(last_actions(events)) if events else None


def is_still_open(events, settings):
    if not events:
        return False
    deleted = max((event.known["group_deleted_at"] or "" for event in events), default="")
    return last_actions(events) == {"Opened"} and not deleted >= max(event.text("eventtime") for event in events)


# ---- changes of IAM in their order ----

OBJECTS = {"User": "userName", "Role": "roleName", "Group": "groupName"}


def object_of(event):
    name = event.text("eventname") or ""
    request, response = loaded(event, "requestparameters"), loaded(event, "responseelements")
    if not name.startswith(("Create", "Delete")):
        return None
    kind = name[6:]
    if kind in OBJECTS:
        found = text_in(request, OBJECTS[kind])
        return found and f"{kind} {found}"
    if kind == "LoginProfile":
        found = text_in(request, "userName")
        return found and f"Login profile of {found}"
    if kind == "Policy":
        found = first_text(text_in(response, "policy", "arn"), text_in(request, "policyArn"))
        return found and f"Policy {found}"
    if kind == "AccessKey":
        found = first_text(text_in(response, "accessKey", "accessKeyId"), text_in(request, "accessKeyId"))
        return found and f"Access key {found}"
    return None


def latest(events, moment):
    """The last of them that did not happen later."""
    before = [event for event in events if event.moment <= moment]
    return max(before, key=lambda event: event.moment) if before else None


def minutes(earlier, later):
    return earlier and int((later.moment - earlier.moment).total_seconds() // 60)


def iam_changes(events, settings, start, end):
    since = start and start - timedelta(hours=1)
    sign_ins, creations, changes = defaultdict(list), defaultdict(list), []
    for event in (event for event in events if within(event, since, None)):
        login = dimension("is_console_login", event, settings) and dimension("result", event, settings) == "Success"
        if login:
            sign_ins[dimension("principal_key", event, settings)].append(event)
        if dimension("iam_area", event, settings):
            if (event.text("eventname") or "").startswith("Create"):
                creations[event.text("recipientaccountid"), object_of(event)].append(event)
            if within(event, start, end):
                changes.append(event)
    made = []
    for event in changes:
        made_of = object_of(event)
        login = latest(sign_ins[dimension("principal_key", event, settings)], event.moment)
        is_deletion = made_of is not None and event.text("eventname").startswith("Delete")
        creation = latest(creations[event.text("recipientaccountid"), made_of], event.moment) if is_deletion else None
        by_console = dimension("is_console_session", event, settings)
        made.append(row_of(
            event, object=made_of, target=first_text(made_of, dimension("target_identity", event, settings)),
            minutes_since_creation=minutes(creation, event), created_by=creation and dimension("principal", creation, settings),
            minutes_since_sign_in=minutes(login, event) if by_console else None,
            sign_in_source_ip=login and login.text("sourceipaddress")))
    return made


def sign_in_risks(events, settings, start, end):
    return [row_of(event, **known) for event, known in risk.sign_ins(events, settings, start, end)]


TABLES = {
    "security_group_rule": security_group_rules,
    "new_error_code": new_error_codes,
    "bucket_reader": bucket_readers,
    "iam_change": iam_changes,
    "sign_in_risk": sign_in_risks,
}

def highest_risk_score(events, settings):
    return max((event.known["risk_score"] for event in events), default=None)


measures.MEASURES.update({
    "sign_ins": rows(),
    "highest_risk_score": highest_risk_score,
    "rules": rows(),
    "groups": distinct(value("security_group")),
    "opened_at": extreme(max, equals("action", "Opened")),
    "last_action": last_action,
    "is_still_open": is_still_open,
})
