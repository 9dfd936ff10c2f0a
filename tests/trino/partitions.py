"""Which folders a statement lets the engine read, by its predicates on the partition keys alone."""

import sqlglot
from sqlglot import exp

from warehouse import ACCOUNT_KEYS, REGION_KEYS


def on_keys(sql, keys):
    """The conditions of WHERE that name partition keys and nothing else, as SQL; None where there are none."""
    tree = sqlglot.parse_one(sql, dialect="athena")
    select = tree.find(exp.Select)
    where = select.args.get("where")
    if where is None:
        return None
    found = []
    for condition in conjuncts(where.this):
        columns = {column.name.lower() for column in condition.find_all(exp.Column)}
        if columns and columns <= set(keys):
            found.append(condition.sql(dialect="athena"))
    return " AND ".join(f"({condition})" for condition in found) or None


def conjuncts(condition):
    if isinstance(condition, exp.Paren):
        return conjuncts(condition.this)
    if isinstance(condition, exp.And):
        return conjuncts(condition.left) + conjuncts(condition.right)
    return [condition]


def alias_of(sql, table_name):
    """How the statement calls the table: the name of the view."""
    tree = sqlglot.parse_one(sql, dialect="athena")
    return next(table.alias_or_name for table in tree.find_all(exp.Table) if table.name == table_name)


class Folders:
    """Asks a server which folders of a table a statement may read; equal conditions are asked once."""

    def __init__(self, client):
        self.client = client
        self.known = {}

    def of(self, trail, sql):
        """The folders from the bucket on, in the table's words."""
        keys = [key for key, _ in trail.table.keys]
        condition = on_keys(sql, keys) if keys else None
        alias = alias_of(sql, trail.table.name)
        asked = f'SELECT DISTINCT "$path" FROM {trail.schema}.{trail.table.name} AS {alias}'
        asked += f" WHERE {condition}" if condition else ""
        if asked not in self.known:
            base = str(trail.base / trail.schema) + "/"
            paths = [row[0].split(base, 1)[1] for row in self.client.query(asked).rows]
            self.known[asked] = {path.rsplit("/", 1)[0] for path in paths}
        return self.known[asked]
