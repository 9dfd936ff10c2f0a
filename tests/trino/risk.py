"""Risky sign-ins: the scenarios of `risk_scenarios/`, beside the flags, the score and the reasons that each of them names.

    target/tools/python/bin/python -B tests/trino/risk.py BINARY

A scenario is one file: who signs in when, from where and how, and the rows that the list has to show, worked out by hand.
A twin of a scenario differs in one fact, and must not be flagged for it. Ends with 1 where anything differs.

All of them lie in one table, each in accounts and at addresses of its own, so that a few statements ask for all.
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import risk_places
from compiled import Project, Statement
from records import BROWSERS, Placed, moment_of
from server import LeftOut, Server
from tables import ROOT, TABLES
from truth.risk import FLAGS
from warehouse import Trail

FOLDER = Path(__file__).resolve().parent / "risk_scenarios"
SETTINGS = """\
known_networks: [192.0.2.0/24]
business_hours: {start: 8, end: 18, time_zone: Europe/Berlin}
thresholds: {failed_sign_ins: 5}
""" + risk_places.SETTINGS
AGENTS = {"Firefox": BROWSERS[0], "Chrome": BROWSERS[1], "script": BROWSERS[6]}
SHOWN = ("event_time", "principal", "recipient_account", "risk_score", "risk_reasons")
# A known network is the same for all scenarios, and so is an IPv6 address.
STAYS = ("192.0.2.", "2001:")


@dataclass
class Scenario:
    name: str
    number: int
    sign_ins: list
    filters: dict
    expected: list

    def account(self, number):
        return f"{100_000_000_000 + 10 * self.number + number}"

    def address(self, text):
        """The same address in a network of this scenario's own."""
        return text if text.startswith(STAYS) else f"{20 + self.number}.{text.split('.', 1)[1]}"

    def places(self):
        return [replace(place, network=self.address(place.network)) for place in risk_places.PLACES if ":" not in place.network]

    def rows(self):
        """The rows that the list has to show: what each file says, and what that means for the flags."""
        for at, who, account, score, reasons in self.expected:
            words = set(reasons.split(", "))
            yield [at, who, self.account(account), score, reasons, *("Yes" if flag in words else "No" for _, _, flag in FLAGS)]


def all_scenarios():
    found = []
    for number, path in enumerate(sorted(FOLDER.glob("*.json"))):
        held = json.loads(path.read_text())
        found.append(Scenario(path.stem, number, held["sign_ins"], held.get("filters", {}), held["expected"]))
    return found


def record(scenario, entry, at, number):
    """The whole CloudTrail record of one line of a scenario."""
    account, name = scenario.account(entry.get("account", 0)), entry.get("user", "")
    kind, mfa = entry.get("kind", "iam"), "Yes" if entry.get("mfa", True) else "No"
    identities = {
        "iam": {"type": "IAMUser", "arn": f"arn:aws:iam::{account}:user/{name}", "accountId": account, "userName": name},
        "root": {"type": "Root", "arn": f"arn:aws:iam::{account}:root", "accountId": account, "principalId": account},
        "nobody": {"type": "IAMUser", "accountId": account, "userName": "HIDDEN_DUE_TO_SECURITY_REASONS"},
        "sso": {"type": "AssumedRole", "principalId": f"AROA:{name}", "accountId": account,
                "arn": f"arn:aws:sts::{account}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/{name}"},
        "saml": {"type": "AssumedRole", "principalId": f"AROB:{name}", "accountId": account,
                 "arn": f"arn:aws:sts::{account}:assumed-role/Auditors/{name}"},
    }
    made = {
        "eventVersion": "1.11", "userIdentity": identities[kind], "eventTime": at, "eventSource": "signin.amazonaws.com",
        "eventName": "ConsoleLogin", "awsRegion": entry.get("region", "us-east-1"),
        "sourceIPAddress": scenario.address(entry["ip"]),
        "userAgent": AGENTS[entry.get("agent", "Firefox")], "requestParameters": None,
        "responseElements": {"ConsoleLogin": "Success" if entry.get("ok", True) else "Failure"},
        "additionalEventData": {"MobileVersion": "No", "MFAUsed": mfa}, "eventType": "AwsConsoleSignIn", "readOnly": False,
        "recipientAccountId": account, "eventID": f"{scenario.number:08d}-0000-4000-8000-{number:012d}",
    }
    if kind == "saml":
        made["additionalEventData"]["SamlProviderArn"] = f"arn:aws:iam::{account}:saml-provider/idp"
    if not entry.get("ok", True):
        made["errorMessage"] = "No username found in supplied account" if kind == "nobody" else "Failed authentication"
    return made


def placed(scenario):
    """The records in the folders of their days; what came twice is there twice, the second time a day later."""
    found = []
    for entry in scenario.sign_ins:
        for at in [entry["at"]] if isinstance(entry["at"], str) else entry["at"]:
            made = record(scenario, entry, at, len(found))
            day = moment_of(made).replace(hour=0, minute=0, second=0)
            found.append(Placed(made, 0, 0, day))
            if entry.get("twice"):
                found.append(Placed(dict(made), 0, 0, day + timedelta(days=1)))
    return found


@dataclass
class Asking:
    """The scenarios that ask for the list with the same filters, and the statement that does."""

    filters: dict
    scenarios: list
    statement: Statement


class Scenarios:
    """All scenarios as one table, and a statement for those that ask the same."""

    def __init__(self, binary, folder):
        table = next(table for table in TABLES if table.name == "projection")
        self.all = all_scenarios()
        self.trail = Trail("risk_scenarios", table.read(), [each for one in self.all for each in placed(one)], folder / "data")
        self.trail.write()
        self.project = Project("risk", folder / "project", table.arguments, SETTINGS)
        self.project.generate(binary)
        asking = defaultdict(list)
        for scenario in self.all:
            asking[tuple(sorted(scenario.filters.items()))].append(scenario)
        self.asking = [Asking(dict(filters), asked, statement(self.project, binary, dict(filters))) for filters, asked in asking.items()]

    def places(self):
        return list(risk_places.PLACES) + [place for scenario in self.all for place in scenario.places() if place not in risk_places.PLACES]

    def wrong(self, client, few=False):
        """How many were looked at, and what differs, a sentence each, on one server with the tables of places.

        A few are the statements that ask for several scenarios.
        """
        self.trail.create(client)
        asked = [each for each in self.asking if len(each.scenarios) > 1 or not few]
        return sum(len(each.scenarios) for each in asked), [sentence for each in asked for sentence in self.wrong_in(client, each)]

    def wrong_in(self, client, asking):
        """What differs of those that one statement asks for."""
        asked, found, got = asking.statement, [], defaultdict(list)
        names = [field.short for field in asked.query.fields]
        answered = client.query(asked.over(self.trail.schema))
        columns = [[name for name, _ in answered.columns].index(alias) for alias in asked.aliases]
        for row in answered.rows:
            *held, _ = (row[column] for column in columns)
            got[held[names.index("recipient_account")][:-1]].append(held)
        for scenario in asking.scenarios:
            rows, expected = sorted(got[scenario.account(0)[:-1]]), sorted(scenario.rows())
            if rows != expected:
                found.append(f"{scenario.name}: expected {expected}, got {rows}")
        return found


def statement(project, binary, filters):
    """The list of the period, with every flag."""
    names = [*SHOWN, *(name for name, _, _ in FLAGS), "event_id"]
    asked = ["--explore", "sign_in_risk", "--fields", ",".join(f"sign_in_risk.{name}" for name in names)]
    for name, expression in ({"event_window": "7 days", "risk_score": ">0"} | filters).items():
        asked += ["--filter", f"sign_in_risk.{name}={expression}"]
    (made,) = project.compile(binary, *asked)
    if made.refused:
        raise ValueError(f"refused: {made.refused}")
    return made


def main():
    work = ROOT / "target" / "trino" / "risk"
    scenarios = Scenarios(Path(sys.argv[1]).resolve(), work)
    wrong = []
    for version in (406, 483):
        try:
            with Server(version, work / "servers", memory=2, quick=True) as server:
                client = server.client()
                risk_places.create(client, scenarios.places())
                count, found = scenarios.wrong(client)
                print(f"Trino {version}: {count} scenarios in {len(scenarios.asking)} statements, {len(found)} wrong")
                print("".join(f"WRONG {sentence}\n" for sentence in found), end="", flush=True)
                wrong += found
        except LeftOut as reason:
            print(reason)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
