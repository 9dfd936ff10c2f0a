"""Two readers of SQL that other people wrote, over every compiled statement.

`gate.py BINARY` reads those of every tile and every field of every table, without a server.
"""

import sys
import tempfile
from pathlib import Path

import sqlglot
from sqlglot.errors import SqlglotError
from trino_sql_validator import AliasWarning, validate


def wrong(statements):
    """What the readers say against the statements; equal ones are read once."""
    found = []
    for sql in {statement.sql: None for statement in statements}:
        title = next(statement.title for statement in statements if statement.sql == sql)
        found += [f"{title}: {sentence}\n{sql}" for sentence in of_one(sql)]
    return found


def is_too_complex(sql):
    """Whether `trino-sql-validator` gives up: it has a limit of its own, which engines have not."""
    return "maximum SQL statement complexity exceeded" in str(validate(sql, jinja="reject").error)


def of_one(sql):
    found = []
    try:
        trees = sqlglot.parse(sql, dialect="athena")
        if len(trees) != 1:
            found.append(f"sqlglot reads {len(trees)} statements")
    except SqlglotError as error:
        found.append(f"sqlglot: {error}")
    result = validate(sql, jinja="reject")
    if not result.valid:
        found.append(f"trino-sql-validator: {result.error}")
    # A function or a type that Trino does not have is a warning to it, and a fault to us.
    found += [f"trino-sql-validator: {warning}" for warning in result.warnings if not isinstance(warning, AliasWarning)]
    return found


def main(binary):
    from prove import Proof
    from tables import TABLES

    with tempfile.TemporaryDirectory() as folder:
        # The statements of these parts, none of which is run.
        proof = Proof(Path(binary).resolve(), Path(folder), TABLES, ("tiles", "fields"))
        proof.compile()
    bad = [f"refused: {reason}" for reason in proof.refused]
    for table in TABLES:
        statements = proof.tiles[table.name] + proof.fields[table.name]
        if not statements:
            bad.append(f"{table.name}: nothing was compiled")
        found = wrong(statements)
        print(f"{table.name:<18} {len({each.sql for each in statements}):>4} statements, {len(found)} wrong")
        bad += found
    for sentence in bad:
        print(f"\nWRONG {sentence}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
