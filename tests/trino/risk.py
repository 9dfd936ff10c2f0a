"""Risky sign-ins: each scenario of `risk_scenarios/` on both servers, beside the score and the reasons that it names.

    python3 -B tests/trino/risk.py BINARY

A scenario is one file: who signs in when, from where and how, and the rows that the list has to show, worked out by hand.
A twin of a scenario differs in one fact, and must not be flagged for it. Ends with 1 where anything differs.
"""

import ipaddress
import json
import sys
from datetime import timedelta
from pathlib import Path

from compiled import SCHEMA, Project
from records import ACCOUNTS, BROWSERS, Placed, moment_of
from server import LeftOut, Server
from tables import ROOT, TABLES
from warehouse import Trail

FOLDER = Path(__file__).resolve().parent / "risk_scenarios"
SETTINGS = """\
known_networks: [192.0.2.0/24]
business_hours: {start: 8, end: 18, time_zone: Europe/Berlin}
thresholds: {failed_sign_ins: 5}
geolocation: {ranges: geo.ip_ranges, blocks: geo.ip_blocks}
"""
AGENTS = {"Firefox": BROWSERS[0], "Chrome": BROWSERS[1], "script": BROWSERS[6]}
PLACES = (("198.51.100.0/24", "DE", "Germany", 52.52, 13.40), ("203.0.113.0/24", "US", "United States", 40.71, -74.01),
          ("192.0.2.0/24", "FR", "France", 48.86, 2.35), ("198.51.101.0/24", "DE", "Germany", 53.55, 9.99))


def record(entry, at, number):
    """The whole CloudTrail record of one line of a scenario."""
    account, name = ACCOUNTS[entry.get("account", 0)], entry.get("user", "")
    kind, mfa = entry.get("kind", "iam"), "Yes" if entry.get("mfa", True) else "No"
    identities = {
        "iam": {"type": "IAMUser", "arn": f"arn:aws:iam::{account}:user/{name}", "accountId": account, "userName": name},
        "root": {"type": "Root", "arn": f"arn:aws:iam::{account}:root", "accountId": account, "principalId": account},
        "nobody": {"type": "IAMUser", "accountId": account, "userName": "HIDDEN_DUE_TO_SECURITY_REASONS"},
        "sso": {"type": "AssumedRole", "principalId": f"AROA:{name}", "accountId": account,
                "arn": f"arn:aws:sts::{account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/{name}"},
    }
    made = {
        "eventVersion": "1.11", "userIdentity": identities[kind], "eventTime": at, "eventSource": "signin.amazonaws.com",
        "eventName": "ConsoleLogin", "awsRegion": entry.get("region", "us-east-1"), "sourceIPAddress": entry["ip"],
        "userAgent": AGENTS[entry.get("agent", "Firefox")], "requestParameters": None,
        "responseElements": {"ConsoleLogin": "Success" if entry.get("ok", True) else "Failure"},
        "additionalEventData": {"MobileVersion": "No", "MFAUsed": mfa}, "eventType": "AwsConsoleSignIn", "readOnly": False,
        "recipientAccountId": account, "eventID": f"00000000-0000-4000-8000-{number:012d}",
    }
    if not entry.get("ok", True):
        made["errorMessage"] = "No username found in supplied account" if kind == "nobody" else "Failed authentication"
    return made


def placed(scenario):
    """The records in the folders of their days; what came twice is there twice, byte for byte."""
    found = []
    for entry in scenario["sign_ins"]:
        for at in [entry["at"]] if isinstance(entry["at"], str) else entry["at"]:
            made = record(entry, at, len(found))
            day = moment_of(made).replace(hour=0, minute=0, second=0)
            found.append(Placed(made, 0, 0, day))
            if entry.get("twice"):
                found.append(Placed(json.loads(json.dumps(made)), 0, 0, day + timedelta(days=1)))
    return found


def create_places(client):
    """The tables of places, with blocks of both widths that the look-up may ask for."""
    key = lambda address: "0" * 20 + "FFFF" + f"{int(address):08X}"
    ranges, blocks = [], set()
    for text, code, country, latitude, longitude in PLACES:
        network = ipaddress.ip_network(text)
        first, last = key(network.network_address), key(network.broadcast_address)
        ranges.append(f"('{first[:30]}', '{first}', '{last}', '{code}', '{country}', {latitude}e0, {longitude}e0)")
        blocks |= {f"('{first[:width]}', 30, CAST(NULL AS integer))" for width in (27, 28)}
    client.query("CREATE SCHEMA IF NOT EXISTS hive.geo")
    none = "CAST(NULL AS varchar) AS city, CAST(NULL AS varchar) AS network_owner"
    client.query(f"CREATE TABLE hive.geo.ip_ranges AS SELECT *, {none} FROM (VALUES {', '.join(ranges)}) "
                 "AS t(key_prefix, range_start, range_end, country_code, country, latitude, longitude)")
    client.query(f"CREATE TABLE hive.geo.ip_blocks AS SELECT * FROM (VALUES {', '.join(sorted(blocks))}) "
                 "AS t(block, key_length, inner_length)")


def statement(project, binary, scenario):
    """The list of the scenario's period."""
    names = ("event_time", "principal", "recipient_account", "risk_score", "risk_reasons", "event_id")
    filters = {"event_window": "7 days", "risk_score": ">0"} | scenario.get("filters", {})
    asked = ["--explore", "sign_in_risk", "--fields", ",".join(f"sign_in_risk.{name}" for name in names)]
    for name, expression in filters.items():
        asked += ["--filter", f"sign_in_risk.{name}={expression}"]
    (made,) = project.compile(binary, *asked, "--sorts", "sign_in_risk.event_time")
    return made.sql


def main():
    binary = Path(sys.argv[1]).resolve()
    work = ROOT / "target" / "trino" / "risk"
    table = next(table for table in TABLES if table.name == "projection")
    project = Project("risk", work / "project", table.arguments, SETTINGS)
    project.generate(binary)
    scenarios = {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}
    compiled = {name: statement(project, binary, scenario) for name, scenario in scenarios.items()}
    wrong, ran = 0, 0
    for version in (406, 483):
        try:
            with Server(version, work, memory=2, quick=True) as server:
                client = server.client()
                create_places(client)
                for name, scenario in scenarios.items():
                    schema = f"risk_{name}"
                    trail = Trail(schema, table.read(), placed(scenario), work / "data")
                    trail.write()
                    trail.create(client)
                    rows = client.query(compiled[name].rstrip().rstrip(";").replace(f"{SCHEMA}.", f"{schema}.")).rows
                    got = sorted([row[0], row[1], ACCOUNTS.index(row[2]), row[3], row[4]] for row in rows)
                    expected = sorted([at, who, account, score, reasons] for at, who, account, score, reasons in scenario["expected"])
                    ran += 1
                    if got != expected:
                        wrong += 1
                        print(f"{version} {name}\n  expected {expected}\n  got      {got}", flush=True)
        except LeftOut as reason:
            print(reason)
    print(f"{ran} runs of {len(scenarios)} scenarios, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
