"""Athena's SQL as DuckDB's: by sqlglot, but for what DuckDB lacks."""

import ipaddress

import sqlglot
from sqlglot import exp


def address(text):
    try:
        return ipaddress.ip_address(text)
    except (ValueError, TypeError):
        return None


def address_in(network, text):
    known = address(text)
    return None if known is None else known in ipaddress.ip_network(network)


def address_bytes(text):
    """16 bytes, an IPv4 address within the IPv6 ones."""
    known = address(text)
    if known is None:
        return None
    return known.packed if known.version == 6 else bytes(10) + b"\xff\xff" + known.packed


def part_of_bytes(whole, start, length):
    """DuckDB's own `substring` is for texts alone."""
    return None if whole is None else whole[start - 1 : start - 1 + length]


def from_big_endian_64(eight):
    return None if eight is None else int.from_bytes(eight, "big", signed=True)


FUNCTIONS = (
    ("address_in", address_in, ["VARCHAR", "VARCHAR"], "BOOLEAN"),
    ("as_address", lambda text: text if address(text) else None, ["VARCHAR"], "VARCHAR"),
    ("address_bytes", address_bytes, ["VARCHAR"], "BLOB"),
    ("part_of_bytes", part_of_bytes, ["BLOB", "BIGINT", "BIGINT"], "BLOB"),
    ("from_big_endian_64", from_big_endian_64, ["BLOB"], "BIGINT"),
)
# Athena's json_extract_scalar is NULL for what is no JSON, and for objects and lists. DuckDB refuses the one and writes out the other.
MACROS = (
    "CREATE MACRO json_scalar(text, path) AS CASE WHEN json_valid(text) THEN "
    "CASE WHEN json_type(text, path) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(text, path) END END",
)


def prepare(connection):
    """Teaches a connection the functions that translated SQL calls."""
    for name, function, arguments, result in FUNCTIONS:
        connection.create_function(name, function, arguments, result, null_handling="special")
    for macro in MACROS:
        connection.execute(macro)


def is_cast_to(node, kind):
    return isinstance(node, (exp.Cast, exp.TryCast)) and node.to.sql().upper() == kind


def is_call_of(node, name):
    return isinstance(node, exp.Anonymous) and node.name.lower() == name


def of_one_row(unnest):
    """What Athena unnests from arrays of one value each, as a row: DuckDB unnests one array and no more."""
    row = exp.select(*(array.expressions[0] for array in unnest.expressions))
    return exp.Lateral(this=row.subquery(), alias=unnest.args["alias"])


def replacement(node):
    """What stands for a node that sqlglot leaves as it is, or None."""
    if is_cast_to(node, "IPADDRESS"):
        return exp.func("as_address", node.this)
    if is_cast_to(node, "VARBINARY") and is_call_of(node.this, "as_address"):
        return exp.func("address_bytes", node.this)
    if isinstance(node, exp.Substring) and is_call_of(node.this, "address_bytes"):
        return exp.func("part_of_bytes", node.this, node.args["start"], node.args["length"])
    if isinstance(node, exp.HexString):
        return exp.func("unhex", exp.Literal.string(node.name))
    if isinstance(node, exp.Unnest) and all(len(array.expressions) == 1 for array in node.expressions):
        return of_one_row(node)
    if isinstance(node, exp.JSONExtractScalar):
        return exp.func("json_scalar", node.this, node.expression)
    if isinstance(node, exp.ArrayContains):
        return exp.func("address_in", node.this, node.expression)
    if is_call_of(node, "contains"):
        return exp.func("address_in", *node.expressions)
    if is_call_of(node, "any_match"):
        return exp.func("list_bool_or", exp.func("list_transform", *node.expressions))
    return None


def to_duckdb(sql):
    tree = sqlglot.parse_one(sql, dialect="athena")
    # From the innermost outwards.
    for node in reversed(list(tree.walk())):
        if (other := replacement(node)) is not None:
            node.replace(other)
    return tree.sql(dialect="duckdb")
