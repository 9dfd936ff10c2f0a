"""What the others are known to get wrong: by what in their SQL it is known, and the same SQL put right.

A difference of rows is explained by a fault only where the SQL put right gives our rows.
"""

import re
from dataclasses import dataclass
from typing import Callable

import sqlglot
from sqlglot import exp


@dataclass(frozen=True)
class Fault:
    """`right` is None where DuckDB gives the right rows all the same."""

    why: str
    pattern: str
    right: Callable = None


def sums_from_zero(sql):
    """Looker's `type: sum` is `COALESCE(SUM(...), 0)`."""
    tree = sqlglot.parse_one(sql, dialect="athena")
    for node in list(tree.find_all(exp.Sum)):
        if not isinstance(node.parent, exp.Coalesce):
            node.replace(exp.func("coalesce", node.copy(), exp.Literal.number(0)))
    return tree.sql(dialect="athena")


# Columns of the geolocation tables that are empty for addresses of which nothing is known.
EMPTY_TRUTHS = r"(?<!CASE WHEN )\((ip_geolocation\.is_\w+)\)"


def truths_told(sql):
    """Looker's `type: yesno` is `CASE WHEN ... THEN 'Yes' ELSE 'No' END`."""
    return re.sub(EMPTY_TRUTHS, r"(COALESCE(\1, false))", sql)


def no_with_unknown(sql):
    """Looker's No is `NOT COALESCE(..., FALSE)`."""
    return sql.replace("='No'", " IS NOT TRUE")


SUM = Fault("the sum of nothing is NULL, where Looker's is 0", r"(?<!COALESCE\()SUM\(", sums_from_zero)
FAULTS = {
    "lookml-agentops": (
        Fault("takes NULL in a filter for a text", r"NOT IN \('NULL'\)"),
        SUM,
    ),
    "metrics_layer": (
        Fault("compares a boolean with a text, which Athena refuses", r"='(Yes|No)'"),
        Fault("leaves out of No what has no truth value, where Looker's has it", "='No'", no_with_unknown),
        Fault("groups what has no truth value apart, where Looker's is No", EMPTY_TRUTHS, truths_told),
        SUM,
    ),
}


def known_in(name, sql):
    return [fault for fault in FAULTS[name] if re.search(fault.pattern, sql)]


def corrections(sql, known):
    """The SQL with one of the faults put right, and with all of them; each with what is put right."""
    rightable = [fault for fault in known if fault.right]
    for some in [*([fault] for fault in rightable), rightable]:
        corrected = sql
        for fault in some:
            corrected = fault.right(corrected)
        yield corrected, why(some)


def why(known):
    return "; ".join(fault.why for fault in known)
