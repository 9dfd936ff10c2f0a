"""Every filter expression of the tables in tests/query/filter_expressions, run on real servers.

    python3 tests/trino/filters.py PROGRAM [--version 406] [--version 483] [--running VERSION=PORT]

PROGRAM is the binary of cloudtrail-lookml. Each expression is compiled over a view of samples, and the
rows that come back are compared with the table. Ends with 1 where a row differs.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from client import Client, QueryFailed
from server import LeftOut, Server

TABLES = Path(__file__).parent.parent / "query" / "filter_expressions"
CLOCKS = ["2018-05-18 18:30:02", "2024-12-30 00:00:07"]
VIEW = """view: {name} {{
  derived_table: {{ sql: SELECT * FROM (VALUES {rows}) AS t (id, value) ;; }}
  dimension: id {{ type: number sql: ${{TABLE}}.id ;; }}
  dimension: value {{ type: string sql: ${{TABLE}}.value ;; }}
  dimension: number {{ type: number sql: ${{TABLE}}.value ;; }}
  dimension_group: at {{ type: time timeframes: [raw, time] sql: ${{TABLE}}.value ;; }}
}}
explore: {name} {{}}
"""


def lines(name):
    rows = (TABLES / name).read_text().splitlines()
    return [row.split("\t") for row in rows if not row.startswith("# ")]


def instants(row):
    """Each end of the intervals of a row, with the second before it, and no moment at all."""
    found = set()
    for cell in row[1:]:
        for end in cell.split(" to ") if " to " in cell else []:
            if end != "-":
                moment = datetime.fromisoformat(end)
                found |= {moment, moment - timedelta(seconds=1)}
    return [None, *sorted(found)]


def project(folder, samples):
    """A view for each kind of sample: its rows are (position, SQL literal)."""
    text = 'connection: "trino"\nweek_start_day: monday\n'
    for name, literals in samples.items():
        rows = ", ".join(f"({at}, {literal})" for at, literal in enumerate(literals))
        text += VIEW.format(name=name, rows=rows)
    Path(folder, "samples.model.lkml").write_text(text)


def compiled(program, folder, explore, field, expression, clock=None):
    """The SQL, or None where the program refuses."""
    command = [program, "sql", "--project", folder, "--format", "json", "--limit", "5000"]
    command += ["--explore", explore, "--fields", f"{explore}.id"]
    command += ["--filter", f"{explore}.{field}={expression}"]
    command += ["--clock", clock] if clock else []
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    query = json.loads(said.stdout)["queries"][0]
    return None if query["refused"] else query["sql"]


def time_literal(value):
    return f"TIMESTAMP '{value}'" if value else "CAST(NULL AS timestamp)"


def text_literal(value):
    return "CAST(NULL AS varchar)" if value is None else "'" + value.replace("'", "''") + "'"


def cases(program, folder):
    """(name, expected positions, SQL or None)."""
    dates, texts, numbers = lines("dates.tsv"), lines("strings.tsv"), lines("numbers.tsv")
    moments = {f"dates_{at}": instants(row) for at, row in enumerate(dates)}
    text_samples, number_samples = json.loads(texts[0][1]), json.loads(numbers[0][1])
    project(folder, {
        **{name: list(map(time_literal, of_row)) for name, of_row in moments.items()},
        "texts": [text_literal(it) for it in text_samples],
        "numbers": ["CAST(NULL AS double)" if it is None else f"CAST({it} AS double)" for it in number_samples],
    })
    for (phrase, *cells), (name, of_row) in zip(dates, moments.items()):
        expression = "" if phrase == "(nothing)" else phrase
        for clock, cell in zip(CLOCKS, cells):
            sql = compiled(program, folder, name, "at_time", expression, clock)
            yield f"{phrase} by {clock}", expected_moments(cell, of_row), sql
    for explore, field, table, samples in (
        ("texts", "value", texts, text_samples),
        ("numbers", "number", numbers, number_samples),
    ):
        for expression, cell in table[1:]:
            expression = json.loads(expression)
            wanted = None
            if cell != "user attribute":
                passing = json.loads(cell)
                wanted = {at for at, sample in enumerate(samples) if sample in passing}
            yield f"{explore}: {expression}", wanted, compiled(program, folder, explore, field, expression)


def expected_moments(cell, moments):
    if cell == "fiscal":
        return None
    if cell in ("any", "NULL", "NOT NULL"):
        return {at for at, it in enumerate(moments) if cell == "any" or (it is None) == (cell == "NULL")}
    start, end = (None if it == "-" else datetime.fromisoformat(it) for it in cell.split(" to "))
    return {
        at
        for at, it in enumerate(moments)
        if it is not None and (start is None or it >= start) and (end is None or it < end)
    }


def judged(client, all_cases):
    """How many cases are equal, how many are refused as they should be, and sentences on the others."""
    equal = refused = 0
    wrong = []
    for name, expected, sql in all_cases:
        if sql is None or expected is None:
            if (sql is None) != (expected is None):
                wrong.append(f"{name}: {'refused' if sql is None else 'not refused'}")
            else:
                refused += 1
            continue
        try:
            rows = {row[0] for row in client.query(sql).rows}
        except QueryFailed as failure:
            wrong.append(f"{name}: {failure}")
            continue
        if rows == expected:
            equal += 1
        else:
            wrong.append(f"{name}: {sorted(rows ^ expected)} differ")
    return equal, refused, wrong


def compare(version, client, all_cases):
    equal, refused, wrong = judged(client, all_cases)
    print(f"Trino {version}: {equal} equal, {refused} refused by name, {len(wrong)} wrong")
    for line in wrong:
        print(f"  {line}")
    return not wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--version", type=int, action="append")
    parser.add_argument("--running", action="append", default=[], metavar="VERSION=PORT")
    options = parser.parse_args()
    running = dict(map(int, it.split("=")) for it in options.running)
    with tempfile.TemporaryDirectory() as folder:
        all_cases = list(cases(options.program, folder))
        results = []
        for version in options.version or list(running) or [406, 483]:
            if version in running:
                results.append(compare(version, Client(running[version]), all_cases))
                continue
            try:
                with Server(version, Path("target/trino/filters"), memory=2) as server:
                    results.append(compare(version, server.client(), all_cases))
            except LeftOut as reason:
                print(reason)
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
