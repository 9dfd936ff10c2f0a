"""Mistakes of a generator, sown into the query and the fields of risky sign-ins one at a time: a scenario has to see each."""

import shutil

from compiled import Project
from risk import Asking, statement

VIEW = "views/sign_in_risk.view.lkml"
# What is wrong, what stands there, and what stands there in its place.
MISTAKES = (
    ("failures of two hours", "3601 PRECEDING", "7201 PRECEDING"),
    ("failures up to an hour and not with it", "3601 PRECEDING", "3600 PRECEDING"),
    ("the same name in two accounts is one user", "PARTITION BY principal_key", "PARTITION BY principal"),
    ("what came twice is twice", "WHERE nth_delivery = 1 OR", "WHERE nth_delivery >= 1 OR"),
    ("a new user has a new network too", "(NOT ${is_new_user} AND COALESCE(${TABLE}.seconds_since_network", "(COALESCE(${TABLE}.seconds_since_network"),
    ("known networks are a reason", "AND NOT ${is_known_network}", "AND true"),
    ("dormant after more than the days", ">= @{RISK_DORMANT_DAYS}", "> @{RISK_DORMANT_DAYS}"),
    ("more failures than the threshold", "_failures_60m} >= {%", "_failures_60m} > {%"),
    ("people at an identity provider have no MFA", "(${mfa_status} = 'No MFA')", "(${mfa_status} <> 'MFA')"),
    ("what failed is listed, and part of the past", "WHERE counted.result = 'Success'", "WHERE true"),
    ("the past has no end", "seconds_since_previous > 86400 * {% parameter baseline_days %}", "seconds_since_previous > 86400 * 10000"),
    ("each IPv6 address is a network", "LIKE '%.%' THEN 30 ELSE 16 END", "LIKE '%.%' THEN 32 ELSE 32 END"),
    ("a sign-in without a place hides the place before", " IGNORE NULLS", ""),
    ("places nearby are too far at once", "${km_from_previous} > @{RISK_TRAVEL_KM} AND ", ""),
    ("degrees of longitude are as long everywhere", "cos(radians(previous_latitude)) * cos(radians(latitude)) * ", ""),
    ("Saturday is a business day", "> 5)) AS is_outside_hours", "> 6)) AS is_outside_hours"),
    ("business hours are those of UTC", "'@{BUSINESS_TIME_ZONE}'", "'UTC'"),
    ("a user's failures count by address", "PARTITION BY principal_key ORDER BY at_second RANGE", "PARTITION BY source_ip ORDER BY at_second RANGE"),
)


# Those that are sown where time is short.
FEW = MISTAKES[::5]


def sow(client, binary, scenarios, folder, chosen=MISTAKES):
    """Each mistake with the scenario that tells it, or None where all are blind."""
    return [(f"risky sign-ins: {name}", seen(client, binary, scenarios, folder, old, new)) for name, old, new in chosen]


def seen(client, binary, scenarios, folder, old, new):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scenarios.project.folder, folder)
    path = folder / VIEW
    text = path.read_text()
    if old not in text:
        raise ValueError(f"nothing generated holds what a mistake is about: {old!r}")
    path.write_text(text.replace(old, new))
    sown = Project("sown", folder, scenarios.project.arguments, scenarios.project.settings)
    # The statement that asks for most of them first.
    asking = sorted(scenarios.asking, key=lambda each: -len(each.scenarios))
    compiled = (Asking(each.filters, each.scenarios, statement(sown, binary, each.filters)) for each in asking)
    return next((sentence for each in compiled for sentence in scenarios.wrong_in(client, each)), None)
