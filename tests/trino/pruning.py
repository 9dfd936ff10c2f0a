"""How many days a query reads, over a year of equal days, and which folders each phrase of the date filter opens."""

from dataclasses import dataclass, field
from datetime import timedelta

import comparison
from client import QueryFailed
from records import CLOCK
from truth import answer as truth

DAYS_OF_A_WEEK = 9
# What is called new did not happen in the days before the period, which are read too; of sign-ins it is the Baseline.
LOOK_BACK_DAYS = {"new_error_code": 14, "bucket_reader": 14, "sign_in_risk": 30}
PHRASES = (
    "7 days", "14 days ago for 7 days", "yesterday", "48 hours", "last month", "this week", "2026/03/14",
    "2026/03/14 12:00 to 2026/03/15 06:30", "2025/12/30 to 2026/01/02", "after 2026/03/10", "before 2025/04/03", "",
)


@dataclass
class Reading:
    """What one statement read on one server; `whole` is what the whole table has."""

    version: int
    trail: str
    title: str
    folders: int = 0
    bytes: int = 0
    whole: int = 0
    rows: int = 0
    wrong: list = field(default_factory=list)
    ran: bool = True

    @property
    def share(self):
        return f"{100 * self.bytes / self.whole:.2f} %"


def week(version, client, trail, statement):
    """A tile over seven days: exactly nine days and those that it looks back, and not a byte or a record more.

    Where a folder holds a month, it is the months in which these days lie.
    """
    reading = Reading(version, trail.schema, statement.title, whole=sum(trail.size.values()))
    look_back = LOOK_BACK_DAYS.get(statement.query.explore, 0)
    first, last = days_to_read(truth.window_of(statement.query, CLOCK), trail)
    first -= timedelta(days=look_back)
    opened = [placed for placed in trail.placed if is_opened(placed, trail, first, last)]
    folders = {trail.folder_of(placed) for placed in opened}
    if is_monthly(trail):
        if not look_back and len(folders) != 1:
            raise ValueError(f"the nine days lie in {len(folders)} months")
    elif len(folders) != DAYS_OF_A_WEEK + look_back or len(set(trail.size.values())) != 1:
        raise ValueError(f"{statement.title} over {trail.schema}: {len(folders)} days, or days of other sizes")
    try:
        answered = client.query(statement.over(trail.schema))
    except QueryFailed as failure:
        reading.wrong, reading.ran = [str(failure)], False
        return reading
    reading.bytes = answered.statistics["physicalInputBytes"]
    reading.rows = answered.statistics["processedRows"]
    expected = sum(trail.size[name] for name in folders)
    # Days are of one size; of months it is the average.
    reading.folders = reading.bytes / (expected / len(folders))
    if reading.bytes != expected:
        reading.wrong = [f"{reading.bytes} bytes are {reading.folders:.2f} partitions, not {len(folders)}"]
    if reading.rows != len(opened):
        reading.wrong.append(f"{reading.rows} rows, not {len(opened)}")
    return reading


def days_to_read(window, trail):
    """The days of the folders that a window opens: from a day before its start to an hour past its end, or past now."""
    start, end = window
    first = start - timedelta(days=1) if start else min(placed.day for placed in trail.placed)
    last = (end or CLOCK) + timedelta(hours=1)
    return first.replace(hour=0, minute=0, second=0), last


def phrase(version, client, trail, counted, statement, folders):
    """A phrase of the date filter: the folders, the bytes and the rows."""
    window = truth.window_of(statement.query, CLOCK)
    first, last = days_to_read(window, trail)
    reading = Reading(version, trail.schema, statement.title, whole=sum(trail.size.values()))
    sql = statement.over(trail.schema)
    try:
        answered = client.query(sql)
        opened = folders.of(trail, sql)
    except QueryFailed as failure:
        reading.wrong, reading.ran = [f"{failure}\n{sql}"], False
        return reading
    reading.folders, reading.bytes = len(opened), answered.statistics["physicalInputBytes"]
    reading.rows = len(answered.rows)
    expected = {trail.folder_of(placed) for placed in trail.placed if is_opened(placed, trail, first, last)}
    if opened != expected:
        more, less = sorted(opened - expected), sorted(expected - opened)
        reading.wrong.append(f"{len(opened)} folders, not {len(expected)}: more {more[:2]}, less {less[:2]}")
    if reading.bytes != sum(trail.size[name] for name in opened):
        reading.wrong.append(f"{reading.bytes} bytes, the folders have {sum(trail.size[name] for name in opened)}")
    # Nothing lies in the future: an open end ends with the folder of today, where there are folders.
    events = counted.events
    if trail.table.keys and window[1] is None:
        events = [event for event, placed in zip(counted.events, trail.placed) if trail.folder_of(placed) in expected]
    right = truth.answer(statement.query, events, counted.meaning, CLOCK)
    reading.wrong += comparison.differences(statement, answered, right)
    return reading


def is_opened(placed, trail, first, last):
    if not trail.table.keys:
        return True
    if is_monthly(trail):
        following = (placed.day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return following > first and placed.day.replace(day=1) <= last
    return first <= placed.day <= last


def is_monthly(trail):
    return any(trail.table.projection(key, "interval.unit", "").upper().startswith("MONTH") for key, _ in trail.table.keys)
