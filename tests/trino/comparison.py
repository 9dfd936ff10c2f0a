"""Whether the rows of a server are the rows that were counted."""

import math

from truth.measures import OneOf

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def same(got, counted):
    if isinstance(counted, OneOf):
        return got in counted.values
    if isinstance(counted, (int, float)) and not isinstance(counted, bool):
        try:
            return got is not None and math.isclose(float(got), counted, rel_tol=1e-9, abs_tol=1e-12)
        except ValueError:
            return False
    return got == counted


def sort_key(row, sorts, places):
    """Trino puts NULL last whichever way it sorts."""
    key = []
    for name, descending in sorts:
        value = row[places[name]]
        if name.endswith("_day_of_week") and value in WEEKDAYS:
            value = WEEKDAYS.index(value)
        key.append((value is None, Reversed(value) if descending else Plain(value)))
    return key


class Plain:
    def __init__(self, value):
        self.value = number_or_text(value)

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return None not in (self.value, other.value) and self.value < other.value


class Reversed(Plain):
    def __lt__(self, other):
        return None not in (self.value, other.value) and other.value < self.value


def number_or_text(value):
    return round(value, 9) if isinstance(value, float) else value


def key_part(value):
    """A dimension of fractions is the same where it would be as a measure: no engine promises the last digits of a sine."""
    return float(f"{value:.9g}") if isinstance(value, float) else value


def differences(statement, answer, counted):
    """What differs, in at most five sentences; none where the answer is right.

    `counted` are all rows before the limit. Under a limit the answer has to be the first rows by the sort,
    where rows with the same sort values are as good as each other.
    """
    query = statement.query
    names = [name for name, _ in answer.columns]
    missing = [alias for alias in statement.aliases if alias not in names]
    if missing:
        return [f"the answer has no column {name}" for name in missing]
    columns = [names.index(alias) for alias in statement.aliases]
    got = [[row[column] for column in columns] for row in answer.rows]
    places = {field.name: place for place, field in enumerate(query.fields)}
    keys = [place for place, field in enumerate(query.fields) if field.kind == "dimension"]
    found = []
    expected = min(len(counted), query.limit) if query.limit else len(counted)
    if len(got) != expected:
        found.append(f"{len(got)} rows, counted {expected}")
    by_key = {tuple(key_part(row[place]) for place in keys): row for row in counted}
    for row in got:
        key = tuple(key_part(row[place]) for place in keys)
        if key not in by_key:
            found.append(f"nothing was counted for {dict(zip([query.fields[place].name for place in keys], key))}")
            continue
        for place, field in enumerate(query.fields):
            if not same(row[place], by_key[key][place]):
                found.append(f"{field.name} of {key}: {row[place]!r}, counted {by_key[key][place]}")
    if len(got) != len({tuple(map(str, row)) for row in got}):
        found.append("a row stands twice")
    found += wrong_order(query, got, counted, places)
    return found[:5]


def wrong_order(query, got, counted, places):
    sorts = [sort for sort in query.sorts if sort[0] in places]
    if not sorts or any(isinstance(row[places[name]], OneOf) for row in counted for name, _ in sorts):
        return []
    right = sorted((sort_key(row, sorts, places) for row in counted))[: len(got)]
    if [sort_key(row, sorts, places) for row in got] != right:
        return [f"the rows are not the first ones by {', '.join(name for name, _ in sorts)}"]
    return []
