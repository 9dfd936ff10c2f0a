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


FUNCTIONS = (
    ("address_in", address_in, ["VARCHAR", "VARCHAR"], "BOOLEAN"),
    ("as_address", lambda text: text if address(text) else None, ["VARCHAR"], "VARCHAR"),
    ("address_bytes", address_bytes, ["VARCHAR"], "BLOB"),
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


def replacement(node):
    """What stands for a node that sqlglot leaves as it is, or None."""
    if is_cast_to(node, "IPADDRESS"):
        return exp.func("as_address", node.this)
    if is_cast_to(node, "VARBINARY") and isinstance(node.this, exp.Anonymous) and node.this.name == "as_address":
        return exp.func("address_bytes", node.this)
    if isinstance(node, exp.JSONExtractScalar):
        return exp.func("json_scalar", node.this, node.expression)
    if isinstance(node, exp.ArrayContains):
        return exp.func("address_in", node.this, node.expression)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "contains":
        return exp.func("address_in", *node.expressions)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "any_match":
        return exp.func("list_bool_or", exp.func("list_transform", *node.expressions))
    return None


def to_duckdb(sql):
    tree = sqlglot.parse_one(sql, dialect="athena")
    # From the innermost outwards.
    for node in reversed(list(tree.walk())):
        if (other := replacement(node)) is not None:
            node.replace(other)
    return tree.sql(dialect="duckdb")
