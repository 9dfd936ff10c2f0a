"""Every tile and every field: the rows of the server beside the rows that were counted."""

import threading
from dataclasses import dataclass, field, replace

import re

import comparison
from client import Answer, QueryFailed
from partitions import Folders
from records import CLOCK
from truth.answer import answer
from truth.event import Event


@dataclass
class Line:
    """One line of the report: what was run on one server."""

    version: int
    trail: str
    title: str
    rows: int = 0
    wrong: list = field(default_factory=list)
    # Whether the server took the statement at all.
    ran: bool = True
    partitions: int = 0
    bytes: int = 0
    milliseconds: int = 0
    answer: Answer = None


class Counted:
    """The ground truth of one trail, counted once for all servers."""

    def __init__(self, trail, meaning):
        paths = {path: kind.name for path, kind in trail.table.paths().items()}
        self.events = [Event(placed.record, paths, trail.keys_of(placed)) for placed in trail.placed]
        self.meaning = meaning
        self.kept = {}
        self.lock = threading.Lock()

    def rows(self, statement):
        asked = statement.query
        key = repr((asked.explore, asked.fields, sorted((name, text, asked.types.get(name)) for name, text in asked.filters.items())))
        with self.lock:
            if key not in self.kept:
                self.kept[key] = answer(asked, self.events, self.meaning, CLOCK)
            return self.kept[key]


def without_limit(statement):
    """All rows, not the first ones: for fields, where each value is to be seen."""
    sql, count = re.subn(r"LIMIT\s+\d+\s*$", "LIMIT 1000000", statement.sql.rstrip())
    if count != 1 and statement.query.limit:
        raise ValueError(f"a statement without a limit at its end:\n{statement.sql}")
    return replace(statement, sql=sql, query=replace(statement.query, limit=0))


def run(version, client, trail, counted, statement, folders=None):
    """Runs one statement over one trail and compares."""
    line = Line(version, trail.schema, statement.title)
    sql = statement.over(trail.schema)
    try:
        answered = client.query(sql)
    except QueryFailed as failure:
        line.wrong = [f"{failure} (line {failure.line}, column {failure.column})\n{sql}"]
        line.ran = False
        return line
    line.answer = answered
    line.rows = len(answered.rows)
    line.bytes = answered.statistics.get("physicalInputBytes", 0)
    line.milliseconds = answered.statistics.get("elapsedTimeMillis", 0)
    try:
        line.wrong = comparison.differences(statement, answered, counted.rows(statement))
    except (KeyError, ValueError) as unknown:
        # A field or a filter without a meaning here is a gap of the proof, and told as one.
        line.wrong = [str(unknown)]
    if folders:
        line.partitions = len(folders.of(trail, sql))
    return line
