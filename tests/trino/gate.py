"""Two readers of SQL that other people wrote, over every compiled statement."""

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
