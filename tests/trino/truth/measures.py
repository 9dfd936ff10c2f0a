"""What each measure means: a function of the events of one row of the answer, and of the settings.

A number is a Python number, a share of nothing is None. Where several values are as right as each other,
as the source of the last event when two events share a second, it is `OneOf`.
"""

from dataclasses import dataclass

from truth import identity, sources
from truth.dimensions import dimension


@dataclass(frozen=True)
class OneOf:
    values: frozenset

    def __str__(self):
        return " or ".join(sorted(map(str, self.values)))


def value(name):
    return lambda event, settings: dimension(name, event, settings)


def rows(*conditions):
    """How many records meet all conditions."""
    return lambda events, settings: sum(all(holds(event, settings) for holds in conditions) for event in events)


def distinct(what, *conditions):
    """How many values differ, among the records that meet all conditions; None is no value."""
    def count(events, settings):
        values = {what(event, settings) for event in events if all(holds(event, settings) for holds in conditions)}
        return len(values - {None})

    return count


def sign_ins(*conditions):
    """A sign-in that was delivered twice is one; a table without ids cannot tell, and counts records."""
    def count(events, settings):
        chosen = (is_login, *conditions)
        with_ids = events and "eventid" in events[0].paths
        return (distinct(value("event_id"), *chosen) if with_ids else rows(*chosen))(events, settings)

    return count


def share(part, whole):
    def of(events, settings):
        below = whole(events, settings)
        return part(events, settings) / below if below else None

    return of


def plus(one, other):
    return lambda events, settings: one(events, settings) + other(events, settings)


def minus(one, *others):
    return lambda events, settings: one(events, settings) - sum(other(events, settings) for other in others)


def extreme(choose, *conditions):
    """The first or the last event time, as it is written."""
    def of(events, settings):
        times = [event.text("eventtime") for event in events if all(holds(event, settings) for holds in conditions)]
        times = [time for time in times if time is not None]
        return choose(times) if times else None

    return of


def of_the_last(path):
    def last(events, settings):
        times = [event.text("eventtime") for event in events if event.text("eventtime") is not None]
        if not times:
            return None
        return OneOf(frozenset(event.text(path) for event in events if event.text("eventtime") == max(times)))

    return last


def joined(what, most=None):
    """Values that differ, in order of their text, parted by commas; None is not shown, and takes no place."""
    def text(events, settings):
        values = {what(event, settings) for event in events} - {None}
        return ", ".join(sorted(values, key=lambda text: text.encode())[:most])

    return text


def is_login(event, settings):
    return dimension("is_console_login", event, settings)


def equals(name, wanted):
    return lambda event, settings: dimension(name, event, settings) == wanted


def denies(condition):
    return lambda event, settings: not condition(event, settings)


success, failure = equals("result", "Success"), equals("result", "Failure")
mfa, no_mfa = equals("mfa_status", "MFA"), equals("mfa_status", "No MFA")
root = equals("identity_class", "Root user")
unknown_name = equals("failure_reason", "Unknown user name")


def is_unknown_user(event, settings):
    return identity.principal(event) == identity.UNKNOWN_NAME


def known_network(event, settings):
    return sources.lies_in(event.text("sourceipaddress"), settings.known_networks)


events = rows()
attempts = sign_ins()
successful = sign_ins(success)
failed = sign_ins(failure)
with_mfa, without_mfa = sign_ins(success, mfa), sign_ins(success, no_mfa)
unknown_network = sign_ins(success, denies(known_network))
known_users_targeted = distinct(value("principal_key"), is_login, failure, denies(is_unknown_user))
unknown_name_attempts = sign_ins(failure, unknown_name)
active_days = distinct(lambda event, settings: (event.text("eventtime") or "")[:10] or None, is_login)
distinct_events = distinct(value("event_id"))
events_without_id = rows(equals("event_id", None))


def is_burst(events, settings):
    return failed(events, settings) >= settings.threshold


def burst_kind(events, settings):
    if known_users_targeted(events, settings) >= settings.threshold:
        return "Spraying"
    return "Trying names" if unknown_name_attempts(events, settings) >= settings.threshold else "Guessing"


MEASURES = {
    "events": events,
    "write_events": rows(value("is_write")),
    "errors": rows(value("has_error")),
    "error_rate": share(rows(value("has_error")), events),
    "access_denied": rows(equals("error_class", "Access denied")),
    "principals": distinct(value("principal_key")),
    "source_ips": distinct(value("source_ip")),
    "source_networks": distinct(value("source_network")),
    "first_seen": extreme(min),
    "last_seen": extreme(max),
    "distinct_events": distinct_events,
    "events_without_id": events_without_id,
    "duplicate_rows": minus(events, distinct_events, events_without_id),
    "events_without_principal": rows(equals("principal", None)),
    "attempts": attempts,
    "successful_sign_ins": successful,
    "failed_sign_ins": failed,
    "failure_rate": share(failed, attempts),
    "active_days": active_days,
    "attempts_per_active_day": share(attempts, active_days),
    "failure_reasons": joined(value("failure_reason")),
    "users": distinct(value("principal_key"), is_login, success),
    "iam_users": distinct(value("principal_key"), is_login, success, equals("identity_class", "IAM user")),
    "source_ip_list": joined(value("source_ip"), 10),
    "last_source_ip": of_the_last("sourceipaddress"),
    "sign_ins_with_mfa": with_mfa,
    "sign_ins_without_mfa": without_mfa,
    "mfa_coverage": share(with_mfa, plus(with_mfa, without_mfa)),
    "root_sign_ins": sign_ins(success, root),
    "root_failures": sign_ins(failure, root),
    "sign_ins_unknown_network": unknown_network,
    "unknown_network_share": share(unknown_network, successful),
    "known_users_targeted": known_users_targeted,
    "unknown_name_attempts": unknown_name_attempts,
    "is_burst": is_burst,
    "burst_kind": burst_kind,
    "last_sign_in": extreme(max, is_login),
    "last_success": extreme(max, success),
    "last_failure": extreme(max, failure),
}


def measure(name, events, settings):
    if name not in MEASURES:
        raise KeyError(f"tests/trino/truth/measures.py does not say what the measure {name} means")
    return MEASURES[name](events, settings)
