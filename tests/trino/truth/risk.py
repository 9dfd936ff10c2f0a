"""Risky sign-ins, worked out from the records by going through each user's sign-ins one after the other.

Nothing here comes from the SQL: it follows the descriptions of the fields.
"""

import ipaddress
import math
from collections import defaultdict
from datetime import timedelta

from truth import sources
from truth.dimensions import dimension

HOUR = timedelta(hours=1)
EARTH_KM = 6371.0088
DORMANT_DAYS, TRAVEL_KM, TRAVEL_KM_PER_HOUR = 45, 500, 1000
# The flags with their weights and words, the heaviest first.
FLAGS = (
    ("is_without_mfa", 3, "no MFA"),
    ("is_root", 3, "root"),
    ("has_user_failures", 3, "failures of this user before"),
    ("has_address_failures", 3, "failures from this address before"),
    ("is_not_a_browser", 3, "not a browser"),
    ("is_new_country", 2, "new country"),
    ("is_impossible_travel", 2, "impossible travel"),
    ("is_dormant", 2, "dormant"),
    ("is_new_network", 1, "new network"),
    ("is_new_client", 1, "new client"),
    ("is_outside_hours", 1, "outside hours"),
    ("is_new_user", 1, "new user"),
)


def network_of(event):
    """The /24 of an IPv4 address, the /64 of an IPv6 address; what is no address is its own network."""
    text = event.text("sourceipaddress")
    if text and ":" in text and sources.address_of(text) is not None:
        return str(ipaddress.ip_network((text, 120 if "." in text else 64), strict=False))
    return sources.network_of(text)


def in_their_order(event, settings):
    """By second; of one second by id, address and region of the folder, so that the order is always the same.

    A table without ids has only what the events say.
    """
    ids = [event.text(path) for path in ("eventid", "sourceipaddress")]
    if "eventid" not in event.paths:
        ids += [dimension(name, event, settings) for name in ("identity_class", "mfa_status")]
        ids += [event.text(path) for path in ("awsregion", "useragent")]
    regions = [str(value) for name, value in sorted(event.keys.items()) if "region" in name]
    return event.moment, *((text is None, (text or "").encode()) for text in ids), regions


def once(events):
    """A sign-in that was delivered twice is one, at the first of its times; those without an id cannot be told apart."""
    seen, kept = set(), []
    for event in events:
        name = event.text("eventid")
        if name is None or name not in seen:
            kept.append(event)
        seen.add(name)
    return kept


def kilometres(one, other):
    (a, b), (c, d) = (map(math.radians, point) for point in (one, other))
    part = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1, part)))


def failures_before(events, settings, key):
    """For each key the moments of its failures."""
    found = defaultdict(list)
    for event in events:
        if dimension("result", event, settings) == "Failure":
            found[key(event)].append(event.moment)
    return lambda event: sum(event.moment - HOUR <= moment <= event.moment for moment in found[key(event)])


class Past:
    """What is known of one user: when each thing was last seen."""

    def __init__(self, baseline):
        self.baseline, self.last, self.place = baseline, {}, None

    def is_new(self, event, *thing):
        return thing not in self.last or event.moment - self.last[thing] > self.baseline

    def days_since(self, event, *thing):
        return None if self.is_new(event, *thing) else (event.moment - self.last[thing]) / timedelta(days=1)

    def travelled(self, event, place):
        """Kilometres and hours from the last place."""
        if self.place is None or place is None or None in place.point:
            return None, None
        moment, point = self.place
        return kilometres(point, place.point), (event.moment - moment) / HOUR

    def keep(self, event, things, place):
        self.last |= dict.fromkeys(things, event.moment)
        if place and None not in place.point:
            self.place = event.moment, place.point


def sign_ins(events, settings, start, end):
    """Each success of the period with what `truth.derived` calls known fields."""
    baseline = timedelta(days=settings.baseline_days)
    since = start and start - baseline
    attempts = [event for event in events if event.moment and (since is None or event.moment >= since)
                and dimension("is_console_login", event, settings)]
    attempts = once(sorted(attempts, key=lambda event: in_their_order(event, settings)))
    of_user = failures_before(attempts, settings, lambda event: dimension("principal_key", event, settings))
    of_address = failures_before(attempts, settings, lambda event: event.text("sourceipaddress"))
    pasts = defaultdict(lambda: Past(baseline))
    for event in attempts:
        if dimension("result", event, settings) != "Success":
            continue
        place = settings.place_of(event.text("sourceipaddress"))
        known = judged(event, settings, pasts[dimension("principal_key", event, settings)], place,
                       of_user(event), of_address(event))
        if (start is None or event.moment >= start) and (end is None or event.moment < end):
            yield event, known


def judged(event, settings, past, place, user_failures, address_failures):
    network, client = network_of(event), dimension("client", event, settings)
    is_known = dimension("is_known_network", event, settings)
    days = past.days_since(event, "user")
    is_old = days is not None
    km, hours = past.travelled(event, place)
    country = place and place.country_code
    # A table without the column tells nothing: who has no agent there is not for that a script.
    tells_mfa, tells_client = "additionaleventdata" in event.paths, "useragent" in event.paths
    flags = {
        "is_without_mfa": tells_mfa and dimension("mfa_status", event, settings) == "No MFA",
        "is_root": dimension("identity_class", event, settings) == "Root user",
        "has_user_failures": user_failures >= settings.threshold,
        "has_address_failures": address_failures >= settings.threshold,
        "is_not_a_browser": tells_client and client == "Not a browser",
        "is_new_country": is_old and country is not None and past.is_new(event, "country", country),
        "is_impossible_travel": km is not None and km > TRAVEL_KM and km > TRAVEL_KM_PER_HOUR * hours,
        "is_dormant": is_old and days >= DORMANT_DAYS,
        "is_new_network": is_old and not is_known and past.is_new(event, "network", network),
        "is_new_client": tells_client and is_old and past.is_new(event, "client", client),
        "is_outside_hours": not is_known and dimension("is_outside_hours", event, settings),
        "is_new_user": not is_old,
    }
    past.keep(event, [("user",), ("country", country), ("network", network), ("client", client)], place)
    return flags | {
        "risk_score": sum(weight for name, weight, _ in FLAGS if flags[name]),
        "risk_reasons": ", ".join(words for name, _, words in FLAGS if flags[name]),
        "days_since_previous": days,
        "user_failures_60m": user_failures,
        "ip_failures_60m": address_failures,
        "km_from_previous": km,
        "hours_from_previous": hours,
        "km_per_hour": km / hours if km is not None and hours else None,
        "country_code": country,
        "country": place and place.country,
        "city": place and place.city,
        "network_owner": place and place.network_owner,
    }
