"""The tables of the proofs: every one shipped with the program, and those of the cases with other partition keys."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import athena_table
import built_places
from truth.dimensions import Settings

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Table:
    """`statement` is the file with the DDL; `arguments` name it to the program; `settings` is the configuration's text.

    `thorough` takes all real records in place of every fifth, and asks for the measures once more, for each principal and day.
    `sisters` has the dashboards beside the Console Login Overview in an economical run too.
    """

    name: str
    statement: Path
    arguments: tuple
    settings: str = ""
    meaning: Settings = field(default_factory=Settings)
    shipped: bool = True
    thorough: bool = False
    sisters: bool = False
    # Joins the geolocation tables of `built_places.py`; then only what joins them is run, for the rest is as it is without.
    placed: bool = False

    def read(self):
        return athena_table.read(self.statement.read_text())


def shipped(name, **more):
    return Table(name, ROOT / "schemas" / f"{name}.sql", ("--table", f"builtin:{name}"), **more)


def of_case(name, case, **more):
    statement = ROOT / "tests" / "cases" / case / "table.sql"
    return Table(name, statement, ("--ddl", str(statement)), shipped=False, **more)


def with_places(table):
    settings, meaning = table.settings + built_places.SETTINGS, replace_places(table.meaning)
    return replace(table, name=f"{table.name}_placed", settings=settings, meaning=meaning, thorough=False, placed=True)


def replace_places(meaning):
    return Settings(meaning.known_networks, meaning.start, meaning.end, meaning.zone.key, meaning.threshold, built_places.truth())


ORGANIZATION = """\
known_networks: [203.0.113.0/24, "2001:db8::/32"]
business_hours: {start: 7, end: 19, time_zone: Europe/Berlin}
thresholds: {failed_sign_ins: 3}
"""
ORGANIZATION_MEANS = Settings(("203.0.113.0/24", "2001:db8::/32"), 7, 19, "Europe/Berlin", 3)
INJECTED = 'partitions: {values: {p_account: ["111122223333"]}}\n'
INJECTED_MORE = 'partitions: {values: {p_account: ["111122223333", "444455556666"]}}\n'

TABLES = (
    shipped("2017", thorough=True),
    shipped("console"),
    shipped("manual"),
    shipped("projection", thorough=True, sisters=True),
    shipped("organization", settings=ORGANIZATION, meaning=ORGANIZATION_MEANS),
    with_places(shipped("2017")),
    with_places(shipped("console")),
    with_places(shipped("manual")),
    with_places(shipped("projection")),
    with_places(shipped("organization", settings=ORGANIZATION, meaning=ORGANIZATION_MEANS)),
    of_case("text_keys", "text_keys_for_year_month_and_day"),
    of_case("whole_number_keys", "whole_number_keys_for_year_month_and_day"),
    of_case("injected", "injected_keys_have_required_filters", settings=INJECTED),
    of_case("injected_twice", "injected_keys_have_required_filters", settings=INJECTED_MORE),
    of_case("months", "a_partition_of_a_month_may_begin_long_before_the_day"),
    of_case("cut_down", "a_cut_down_table_loses_what_it_cannot_show"),
)


def runs_on(table, version):
    """406 takes one value of an injected key and no more; 483 takes several."""
    return table.name != "injected_twice" or version > 406
