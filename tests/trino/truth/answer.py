"""The answer to one query of Looker, counted from the events themselves."""

import copy
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta

from truth import derived, filters
from truth.dimensions import dimension
from truth.measures import MEASURES, OneOf, measure

SIGN_IN_SOURCES = ("signin.amazonaws.com", "sso.amazonaws.com")
# Where a table says no more of its beginning, an open start reaches back to here or to the configured number of days.
WINDOW = "event_window"
# Parameters, and what they are called among the settings.
PARAMETERS = {"failure_threshold": "threshold", "baseline_days": "baseline_days"}


@dataclass(frozen=True)
class Field:
    """`name` with the view, `kind` dimension or measure, `type` as the model has it."""

    name: str
    kind: str
    type: str

    @property
    def short(self):
        return self.name.split(".", 1)[1]


@dataclass(frozen=True)
class Query:
    """One query; `types` has the type of each field that is filtered on; `sorts` as (field, descending)."""

    explore: str
    fields: tuple
    filters: dict
    sorts: tuple
    limit: int
    types: dict


def shown(value, kind):
    """Truth values are shown as Yes and No."""
    return ("Yes" if value else "No") if kind == "yesno" else value


def window_of(query, clock):
    text = next((expression for name, expression in query.filters.items() if name.split(".")[-1] == WINDOW), "")
    return filters.interval(text, clock)


def answer(query, events, settings, clock, max_days=None, beginning=None):
    """All rows of the answer before the limit, as lists in the order of the fields; in no order."""
    settings = with_parameters(query, settings)
    if query.explore in derived.TABLES:
        events = derived.TABLES[query.explore](events, settings, *window_of(query, clock))
    chosen = [event for event in events if is_chosen(query, event, settings, clock, max_days, beginning)]
    dimensions = [field for field in query.fields if field.kind == "dimension"]
    groups = defaultdict(list)
    for event in chosen:
        key = tuple(shown(dimension(field.short, event, settings), field.type) for field in dimensions)
        groups[key].append(event)
    if not dimensions:
        groups.setdefault((), [])
    rows = []
    for key, members in groups.items():
        if passes_measures(query, members, settings):
            values = dict(zip((field.name for field in dimensions), key))
            for field in query.fields:
                if field.kind == "measure":
                    values[field.name] = shown(measure(field.short, members, settings), field.type)
            rows.append([values[field.name] for field in query.fields])
    return rows


def with_parameters(query, settings):
    changed = copy.copy(settings)
    for name, expression in query.filters.items():
        short = name.split(".")[-1]
        if short in PARAMETERS and expression.strip():
            setattr(changed, PARAMETERS[short], int(expression))
    return changed


def is_chosen(query, event, settings, clock, max_days, beginning):
    moment = event.moment
    start, end = window_of(query, clock)
    if max_days is not None:
        start = max(filter(None, (start, min(end or clock, clock + timedelta(days=1)) - timedelta(days=max_days))))
    if beginning is not None:
        start = max(filter(None, (start, beginning)))
    if moment is None and (start or end):
        return False
    if start and moment < start or end and moment >= end:
        return False
    if query.explore == "sign_in" and event.text("eventsource") not in SIGN_IN_SOURCES:
        return False
    for name, expression in query.filters.items():
        short = name.split(".", 1)[1]
        if short == WINDOW or short in PARAMETERS or short in MEASURES or not expression.strip():
            continue
        if not filters.meets(expression, dimension(short, event, settings), query.types.get(name, "string")):
            return False
    return True


def passes_measures(query, members, settings):
    for name, expression in query.filters.items():
        short = name.split(".", 1)[1]
        if short in MEASURES and not filters.meets(expression, measure(short, members, settings), query.types.get(name, "number")):
            return False
    return True
