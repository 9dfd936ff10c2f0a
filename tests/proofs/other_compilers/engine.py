"""A DuckDB with the records of the proofs: all of them for our SQL, and cut to a window for the others."""

import datetime
import json
from decimal import Decimal
from pathlib import Path

import athena_table
import duckdb
import records
import translation
from compiled import SCHEMA
from truth.answer import window_of
from warehouse import Trail, flattened

ROOT = Path(__file__).resolve().parents[3]
TABLE = "cloudtrail_logs_pp"
SIGN_IN_SOURCES = ("signin.amazonaws.com", "sso.amazonaws.com")


def duckdb_type(kind):
    if kind.name == "struct":
        return "STRUCT(" + ", ".join(f'"{name}" {duckdb_type(inner)}' for name, inner in kind.members) + ")"
    if kind.name == "array":
        return duckdb_type(kind.members[0]) + "[]"
    if kind.name == "map":
        return f"MAP({', '.join(duckdb_type(inner) for inner in kind.members)})"
    return {"string": "VARCHAR", "int": "INTEGER"}.get(kind.name, kind.name.upper())


def is_in(window, placed):
    start, end = window
    moment = records.moment_of(placed.record)
    return moment is not None and start <= moment < end


def is_sign_in(placed):
    return placed.record.get("eventSource") in SIGN_IN_SOURCES


class Engine:
    def __init__(self, folder):
        self.folder = folder
        self.table = athena_table.read((ROOT / "schemas" / "projection.sql").read_text())
        self.placed = records.all_placed()
        self.trail = Trail("proof", self.table, self.placed, folder)
        self.windows = set()
        self.connection = duckdb.connect()
        self.connection.execute("SET TimeZone = 'UTC'")
        self.connection.execute("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")
        translation.prepare(self.connection)
        self._load(SCHEMA, self.placed)

    def _load(self, schema, placed):
        columns = {name: duckdb_type(kind) for name, kind in (*self.table.columns, *self.table.keys)}
        lines = self.folder / f"{schema}.json"
        rows = ({**flattened(it.record, self.table), **self.trail.keys_of(it)} for it in placed)
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
        shape = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        self.connection.execute(f"CREATE SCHEMA {schema}")
        self.connection.execute(
            f"CREATE TABLE {schema}.{TABLE} AS SELECT * FROM read_json('{lines}', format = 'newline_delimited', columns = {{{shape}}})"
        )

    def load_places(self, schema, build):
        """The two tables of a build of `geo build`."""
        self.connection.execute(f"CREATE SCHEMA {schema}")
        for name in ("ip_ranges", "ip_blocks"):
            self.connection.execute(f"CREATE TABLE {schema}.{name} AS SELECT * FROM read_parquet('{build}/{name}/**')")

    def cut_for(self, query):
        """The schema whose table has the records in the query's window, and of sign-ins where its explore asks for these."""
        window = window_of(query, records.CLOCK)
        name = "_".join((query.explore, *(f"{end:%Y%m%d_%H%M}" for end in window)))
        if name not in self.windows:
            self.windows.add(name)
            wants_sign_ins = query.explore == "sign_in"
            self._load(name, [it for it in self.placed if is_in(window, it) and (is_sign_in(it) or not wants_sign_ins)])
        return name

    def rows(self, sql, names, wanted):
        """The rows as a sorted list, with the columns in the order of `wanted`."""
        places = [(names.index(name), form_of(name)) for name in wanted]
        found = self.connection.execute(translation.to_duckdb(sql)).fetchall()
        return sorted(([plain(row[place], form) for place, form in places] for row in found), key=repr)


def form_of(name):
    """Looker writes days and hours as a text, others as the moment at which they begin."""
    forms = {"_date": "%Y-%m-%d", "_hour": "%Y-%m-%d %H"}
    return next((form for end, form in forms.items() if name.endswith(end)), "%Y-%m-%d %H:%M:%S")


def plain(value, form):
    """One form for what engines and compilers write differently: times, booleans and numbers."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        text = value.strftime(form)
        return text if datetime.datetime.strptime(text, form) == value else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return round(float(value), 9)
    return value
