"""Looker's filter expressions, as far as dashboards and the proofs use them, by Looker's page on them.

https://cloud.google.com/looker/docs/filter-expressions
An interval of time is [from, to), each end None where it is open.
"""

import re
from datetime import datetime, timedelta

UNITS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1),
         "week": timedelta(weeks=1)}


def interval(expression, clock):
    """The interval that a date expression means at a moment."""
    text = expression.strip().lower()
    if text in ("", "any time"):
        return None, None
    absolute = absolute_interval(text)
    if absolute:
        return absolute
    today = clock.replace(hour=0, minute=0, second=0, microsecond=0)
    named = {"today": 0, "yesterday": 1}
    if text in named:
        start = today - timedelta(days=named[text])
        return start, start + timedelta(days=1)
    if match := re.fullmatch(r"(?:last )?(\d+) (second|minute|hour|day|week|month)s?", text):
        count, unit = int(match[1]), match[2]
        # The running period is one of them.
        start = back(begin(clock, unit), unit, count - 1)
        return start, back(start, unit, -count)
    if match := re.fullmatch(r"(\d+) (second|minute|hour|day|week|month)s? ago for (\d+) (second|minute|hour|day|week|month)s?", text):
        start = back(begin(clock, match[2]), match[2], int(match[1]))
        return start, back(start, match[4], -int(match[3]))
    if match := re.fullmatch(r"(\d+) (second|minute|hour|day|week|month)s? ago", text):
        start = back(begin(clock, match[2]), match[2], int(match[1]))
        return start, back(start, match[2], -1)
    if match := re.fullmatch(r"(this|last) (day|week|month)", text):
        start = back(begin(clock, match[2]), match[2], match[1] == "last")
        return start, back(start, match[2], -1)
    raise ValueError(f"tests/trino/truth/filters.py does not read the date {expression!r}")


def absolute_interval(text):
    day = r"(\d{4}[/-]\d{2}[/-]\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?)"
    if match := re.fullmatch(f"after {day}", text):
        return moment(match[1]), None
    if match := re.fullmatch(f"before {day}", text):
        return None, moment(match[1])
    if match := re.fullmatch(f"{day} to {day}", text):
        return moment(match[1]), moment(match[2])
    if match := re.fullmatch(r"(\d{4}[/-]\d{2}[/-]\d{2})", text):
        return moment(match[1]), moment(match[1]) + timedelta(days=1)
    return None


def moment(text):
    form = "%Y-%m-%d %H:%M:%S"[: {10: 8, 16: 14, 19: 17}[len(text)]]
    return datetime.strptime(text.replace("/", "-"), form)


def begin(clock, unit):
    if unit in ("second", "minute", "hour"):
        size = UNITS[unit].seconds
        midnight = clock.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (clock - midnight) // UNITS[unit] * timedelta(seconds=size)
    today = clock.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return today - timedelta(days=today.weekday())
    return today.replace(day=1) if unit == "month" else today


def back(start, unit, count):
    if unit != "month":
        return start - int(count) * UNITS[unit]
    months = start.year * 12 + start.month - 1 - int(count)
    return start.replace(year=months // 12, month=months % 12 + 1)


def meets(expression, value, kind):
    """Whether a value of a field passes a filter. `kind` is the field's type."""
    if expression.strip() == "":
        return True
    if kind == "yesno":
        return bool(value) == (expression.strip().lower() == "yes")
    if kind in ("number", "count", "count_distinct", "sum", "average"):
        return meets_number(expression, value)
    return meets_text(expression, value)


def meets_number(expression, value):
    if value is None:
        return False
    match = re.fullmatch(r"\s*(>=|<=|<>|!=|>|<|=)?\s*(-?\d+(?:\.\d+)?)\s*", expression)
    if not match:
        raise ValueError(f"tests/trino/truth/filters.py does not read the number {expression!r}")
    wanted = float(match[2])
    compared = {">": value > wanted, "<": value < wanted, ">=": value >= wanted, "<=": value <= wanted,
                "<>": value != wanted, "!=": value != wanted}
    return compared.get(match[1], value == wanted)


def meets_text(expression, value):
    """Values parted by commas; those with a minus are left out, with % any text stands there."""
    wanted = [part.strip() for part in expression.split(",") if part.strip()]
    allowed = [part for part in wanted if not part.startswith("-")]
    denied = [part[1:] for part in wanted if part.startswith("-")]
    if any(is_like(part, value) for part in denied):
        return False
    return not allowed or any(is_like(part, value) for part in allowed)


def is_like(pattern, value):
    if pattern == "NULL":
        return value is None
    if pattern == "EMPTY":
        return value in (None, "")
    if value is None:
        return False
    pieces = [re.escape(piece) for piece in pattern.split("%")]
    return re.fullmatch(".*".join(pieces), value, re.S) is not None
