"""What a tile asks for, read for compilers that take no filter expressions of Looker's, and why they cannot compile it."""

import re
from dataclasses import dataclass

# What is said of a field or a filter that one of the two does not know, in a few words.
REASONS = (
    (r"unsupported measure type 'string'", "no measure that is a text"),
    (r"unknown field .*_hour(_of_day)? ", "no such timeframe"),
    (r"knows no 'day_of_week_index'", "no such timeframe"),
)


class NotCompiled(Exception):
    """Why another compiler cannot do a tile."""


def without_liquid(text, reason):
    if re.search(r"\{[%{]", str(text or "")):
        raise NotCompiled(reason)


def said(error):
    """What stopped another compiler, in a line."""
    line = f"knows no {error}" if isinstance(error, KeyError) else str(error).split("\n")[0]
    return next((reason for pattern, reason in REASONS if re.search(pattern, line)), line)


@dataclass(frozen=True)
class Condition:
    """`kind` is `is`, `is not`, `is known`, or a comparison such as `>=`; `is` has one of the values."""

    field: str
    kind: str
    values: tuple
    is_measure: bool


def read(field, expression, is_measure):
    if expression == "-NULL":
        return Condition(field, "is known", (), is_measure)
    if match := re.fullmatch(r"([<>]=?)(\d+)", expression):
        return Condition(field, match[1], (int(match[2]),), is_measure)
    values = tuple(expression.split(","))
    denied = tuple(value[1:] for value in values if value.startswith("-"))
    if re.search(r"[%_^\"]", expression) or (denied and len(denied) < len(values)):
        raise NotCompiled(f"no filter such as `{expression}`")
    return Condition(field, "is not" if denied else "is", denied or values, is_measure)


def conditions(query, fields):
    """The filters that are set, but for the window. `fields` are those of the explore's own view."""
    for name, expression in query.filters.items():
        if expression and not name.endswith((".event_window", ".failure_threshold")):
            field = fields.get(name.split(".")[1])
            yield read(name, expression, field is not None and field.kind == "measure")
