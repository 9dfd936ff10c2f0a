"""Rows of our compiled tiles beside those of two LookML compilers that other people wrote, on DuckDB.

Run by other_compilers.sh, which installs what this needs. Neither of the two knows Liquid, so the window of
the tile is cut by Python for them: their table has the records of the seven days, and of sign-ins where the
explore asks for these. Ours is asked as it is, over all records. All SQL but that of DuckDB's own functions
is translated by sqlglot from Athena's dialect.
"""

import datetime
import ipaddress
import json
import re
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import sqlglot
from lookml_agentops.lookml import resolve as agentops
from lookml_agentops.lookml.sqlgen import QueryFilter, SqlBuilder
from lookml_zenml.lookml_models import LookMLView
from lookml_zenml.lookml_project import LookMLProjectConverter
from metrics_layer.core import MetricsLayerConnection
from metrics_layer.core.model.definitions import Definitions
from metrics_layer.core.model.project import Project as ZenProject
from sqlglot import exp

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "trino"))

import athena_table  # noqa: E402
import records  # noqa: E402
from compiled import SCHEMA, Project  # noqa: E402
from warehouse import Trail, flattened  # noqa: E402

TABLE = "cloudtrail_logs_pp"
SIGN_IN_SOURCES = ("signin.amazonaws.com", "sso.amazonaws.com")
# What the two are known to get wrong, though DuckDB does not mind: a pattern in their SQL, and what is wrong.
FAULTS = {
    "lookml-agentops": (),
    "metrics_layer": ((r"= ?'(Yes|No)'", "compares a boolean with a text, which Athena refuses"),),
}
# Mistakes sown into our own SQL; each has to be seen in some tile.
MISTAKES = (
    ("duplicates counted", "COUNT(DISTINCT ", "COUNT("),
    ("failures that are none", "IS DISTINCT FROM", "="),
    ("a day too few", "DATE_ADD('day', -6", "DATE_ADD('day', -5"),
    ("no sign-in filter", "= 'ConsoleLogin'", "= 'SwitchRole'"),
)
AT_LEAST_EQUAL = 20


class NotCompiled(Exception):
    """Why another compiler cannot do a tile."""


# --- The data -------------------------------------------------------------------------------------------


def duckdb_type(kind):
    if kind.name == "struct":
        return "STRUCT(" + ", ".join(f'"{name}" {duckdb_type(inner)}' for name, inner in kind.members) + ")"
    if kind.name == "array":
        return duckdb_type(kind.members[0]) + "[]"
    if kind.name == "map":
        return f"MAP({', '.join(duckdb_type(inner) for inner in kind.members)})"
    return {"string": "VARCHAR", "int": "INTEGER"}.get(kind.name, kind.name.upper())


def is_in_window(placed):
    midnight = records.CLOCK.replace(hour=0, minute=0, second=0)
    moment = records.moment_of(placed.record)
    return moment is not None and midnight - datetime.timedelta(days=6) <= moment < midnight + datetime.timedelta(days=1)


def is_sign_in(placed):
    return placed.record.get("eventSource") in SIGN_IN_SOURCES


def engine(folder):
    """A DuckDB with our table, and for each explore the table that the others see."""
    table = athena_table.read((ROOT / "schemas" / "projection.sql").read_text())
    placed = records.all_placed()
    trail = Trail("proof", table, placed, folder)
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET lambda_syntax = 'ENABLE_SINGLE_ARROW'")
    for name, function, arguments, result in FUNCTIONS:
        connection.create_function(name, function, arguments, result, null_handling="special")
    columns = {name: duckdb_type(kind) for name, kind in (*table.columns, *table.keys)}
    parts = {
        SCHEMA: placed,
        "cloudtrail_window": [it for it in placed if is_in_window(it)],
        "sign_in_window": [it for it in placed if is_in_window(it) and is_sign_in(it)],
    }
    for schema, some in parts.items():
        lines = folder / f"{schema}.json"
        rows = ({**flattened(it.record, table), **trail.keys_of(it)} for it in some)
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
        connection.execute(f"CREATE SCHEMA {schema}")
        shape = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        connection.execute(
            f"CREATE TABLE {schema}.{TABLE} AS SELECT * FROM read_json('{lines}', format = 'newline_delimited', columns = {{{shape}}})"
        )
    return connection


def address_in(network, text):
    try:
        return ipaddress.ip_address(text) in ipaddress.ip_network(network)
    except (ValueError, TypeError):
        return None if text is None or not is_address(text) else False


def is_address(text):
    try:
        ipaddress.ip_address(text)
    except (ValueError, TypeError):
        return False
    return True


# Athena's functions that DuckDB lacks.
FUNCTIONS = (
    ("address_in", address_in, ["VARCHAR", "VARCHAR"], "BOOLEAN"),
    ("as_address", lambda text: text if is_address(text) else None, ["VARCHAR"], "VARCHAR"),
)


def to_duckdb(sql):
    """Athena's SQL as DuckDB's; addresses, which DuckDB has no type for, become functions of Python."""
    tree = sqlglot.parse_one(sql, dialect="athena")
    # From the innermost outwards.
    for node in reversed(list(tree.walk())):
        if isinstance(node, (exp.Cast, exp.TryCast)) and node.to.sql().upper() == "IPADDRESS":
            node.replace(exp.func("as_address", node.this))
        elif isinstance(node, exp.ArrayContains):
            node.replace(exp.func("address_in", node.this, node.expression))
        elif isinstance(node, exp.Anonymous) and node.name.lower() == "contains":
            node.replace(exp.func("address_in", *node.expressions))
        elif isinstance(node, exp.Anonymous) and node.name.lower() == "any_match":
            node.replace(exp.func("list_bool_or", exp.func("list_transform", *node.expressions)))
    return tree.sql(dialect="duckdb")


def plain(value):
    """One form for what engines and compilers write differently: days, times, booleans and numbers."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return round(float(value), 9)
    return value


def rows_of(connection, sql, names, wanted):
    """The rows as a sorted list, with the columns in the order of `wanted`."""
    places = [(names.index(name), name.endswith("_date")) for name in wanted]
    found = connection.execute(to_duckdb(sql)).fetchall()
    rows = ([as_day(row[place]) if is_day else plain(row[place]) for place, is_day in places] for row in found)
    return sorted(rows, key=repr)


def as_day(value):
    """Looker writes a day as a text, others as a date or as its midnight."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return plain(value)


# --- The other compilers --------------------------------------------------------------------------------


def with_constants(folder, copy):
    """The project with its constants written out, which the two do not know in all places, and without dashboards."""
    manifest = (folder / "manifest.lkml").read_text()
    constants = dict(re.findall(r'constant: (\w+) \{\s*value: "([^"]*)"', manifest))
    for path in folder.rglob("*.lkml"):
        text = re.sub(r"@\{(\w+)\}", lambda match: constants[match[1]], path.read_text())
        text = re.sub(r'include: "[^"]*dashboard.lookml"', "", text)
        place = copy / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def without_liquid(texts):
    for text in texts:
        if re.search(r"\{[%{]", str(text or "")):
            raise NotCompiled("knows no Liquid")


def said(error):
    """What stopped another compiler, in a line."""
    if isinstance(error, KeyError):
        return f"knows no {error}"
    return str(error).split("\n")[0]


def asked_filters(query, measures):
    """Filters that are set, but for the window: (field, expression, whether on a measure)."""
    for name, expression in query.filters.items():
        if expression and not name.endswith((".event_window", ".failure_threshold")):
            yield name, expression, name.split(".")[1] in measures


class Agentops:
    """`lookml-agentops`: its own resolver, and its generator of SQL for DuckDB."""

    name = "lookml-agentops"

    def __init__(self, folder):
        workspace = agentops.Workspace({"p": agentops.load_project("p", folder)})
        self.model = agentops.resolve_project(workspace, "p")
        if self.model.problems:
            raise SystemExit(f"lookml-agentops: {self.model.problems}")
        for explore in self.model.explores.values():
            # The window, which is Liquid, and the sources of sign-ins: cut by Python.
            explore.params.pop("sql_always_where", None)

    def fields(self, view):
        return self.model.views[view].fields

    def compile(self, query):
        fields = self.fields(query.explore)
        measures = {name for name, field in fields.items() if field.kind == "measure"}
        filters = []
        for name, expression, is_measure in asked_filters(query, measures):
            if is_measure:
                raise NotCompiled("knows no filter on a measure")
            if re.search(r"[%_^\"]", expression):
                raise NotCompiled(f"knows no filter such as `{expression}`")
            filters.append(QueryFilter(name, expression.split(",")))
        builder = SqlBuilder(self.model, self.model.explores[query.explore])
        try:
            sql, names = builder.build([field.name for field in query.fields], filters)
        except Exception as error:
            raise NotCompiled(said(error)) from error
        without_liquid([sql])
        return sql, names


class MetricsLayer:
    """`metrics_layer`, with the views as `lookml-zenml` converts them.

    The converter loses what a refinement adds to a view that another extends, so it is given views with
    refinements and extensions merged, by the resolver of `lookml-agentops`.
    """

    name = "metrics_layer"

    def __init__(self, merged):
        self.merged = merged
        views = [self._view(view) for view in ("cloudtrail", "sign_in")]
        models = [{"version": 1, "type": "model", "name": "m", "connection": "c"}]
        project = ZenProject(models=models, views=views, connection_lookup={"c": Definitions.athena})
        # Nothing is asked of it: it says which dialect is to be written.
        athena = {"name": "c", "type": Definitions.athena, "region_name": "us-east-1", "s3_staging_dir": "s3://results/"}
        self.connection = MetricsLayerConnection(project=project, connections=[athena])
        self.connection.load()

    def _view(self, name):
        view = self.merged.model.views[name]
        plural = {"dimension": "dimensions", "dimension_group": "dimension_groups", "measure": "measures"}
        parts = {word: [] for word in plural.values()}
        for field in view.fields.values():
            if field.kind in plural and not re.search(r"\{[%{]", str(field.params.get("sql", ""))):
                keep = ("type", "sql", "timeframes", "filters", "filters__all")
                params = {key: value for key, value in field.params.items() if key in keep}
                if filters := params.pop("filters", None) or params.pop("filters__all", None):
                    params["filters__all"] = [filters]
                parts[plural[field.kind]].append({"name": field.name, **params})
        source = LookMLView.from_dict({"name": name, "sql_table_name": f"{SCHEMA}.{TABLE}", **parts})
        return LookMLProjectConverter.convert_view(source, "m")

    def compile(self, query):
        fields = self.merged.fields(query.explore)
        measures = {name for name, field in fields.items() if field.kind == "measure"}
        where, having = [], []
        for name, expression, is_measure in asked_filters(query, measures):
            if is_measure and (match := re.fullmatch(r">(\d+)", expression)):
                having.append({"field": name, "expression": "greater_than", "value": int(match[1])})
            elif is_measure or re.search(r"[%_^\"]", expression):
                raise NotCompiled(f"knows no filter such as `{expression}`")
            elif expression in ("Yes", "No"):
                where.append({"field": name, "expression": "equal_to", "value": expression == "Yes"})
            else:
                where.append({"field": name, "expression": "isin", "value": expression.split(",")})
        metrics = [field.name for field in query.fields if field.kind == "measure"]
        dimensions = [field.name for field in query.fields if field.kind == "dimension"]
        try:
            sql = self.connection.get_sql_query(
                metrics=metrics, dimensions=dimensions, where=where, having=having, limit=None
            )
        except Exception as error:
            raise NotCompiled(said(error)) from error
        without_liquid([sql])
        return sql, dimensions + metrics


# --- The comparison -------------------------------------------------------------------------------------


def compare(connection, other, statement, ours):
    """A verdict (equal, not compiled, not run, wrong), how many rows the other gives, and a reason."""
    wanted = [field.name for field in statement.query.fields]
    try:
        sql, names = other.compile(statement.query)
    except NotCompiled as reason:
        return "not compiled", None, str(reason)
    sql = sql.replace(f"{SCHEMA}.{TABLE}", f"{statement.query.explore}_window.{TABLE}")
    faults = [why for pattern, why in FAULTS[other.name] if re.search(pattern, sql)]
    try:
        theirs = rows_of(connection, sql, names, wanted)
    except (duckdb.Error, sqlglot.errors.SqlglotError) as error:
        return "not run", None, said(error)
    if theirs == ours:
        return "equal", len(theirs), f"({faults[0]})" if faults else ""
    first = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), (ours[-1:], theirs[-1:]))
    return "wrong", len(theirs), f"ours {first[0]}, theirs {first[1]}\n{sql}"


def all_rows(sql):
    """Without the limit, which the others do not sort for."""
    return re.sub(r"LIMIT\s+\d+\s*$", "", sql.rstrip())


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = Project("projection", folder / "project", ["--table", "builtin:projection"])
        project.generate(program, "--size", "full")
        statements = [it for it in project.compile(program) if not it.refused]
        with_constants(project.folder, folder / "plain")
        others = [Agentops(folder / "plain")]
        others.append(MetricsLayer(others[0]))
        connection = engine(folder)
        return report(connection, statements, others)


def report(connection, statements, others):
    seen, failures = {"equal": 0}, []
    unseen = {mistake[0] for mistake in MISTAKES}
    print(f"{'tile':<42} {'compiler':<16} {'ours':>5} {'theirs':>6}  verdict")
    for statement in statements:
        wanted = [field.name for field in statement.query.fields]
        title = statement.title.split("/", 1)[-1]
        sql = all_rows(statement.sql)
        try:
            ours = rows_of(connection, sql, statement.aliases, wanted)
        except (duckdb.Error, sqlglot.errors.SqlglotError) as error:
            failures.append(f"{statement.title}: DuckDB cannot run ours: {said(error)}")
            continue
        for other in others:
            verdict, count, reason = compare(connection, other, statement, ours)
            seen[verdict] = seen.get(verdict, 0) + 1
            print(f"{title[:42]:<42} {other.name:<16} {len(ours):>5} {'-' if count is None else count:>6}  {verdict} {reason}")
            if verdict in ("wrong", "not run"):
                failures.append(f"{title}: the rows of {other.name} are not ours")
            if verdict == "equal":
                unseen -= sown(connection, sql, statement.aliases, wanted, ours)
    failures += [f"the mistake `{name}` changes no row that is compared" for name in sorted(unseen)]
    if seen["equal"] < AT_LEAST_EQUAL:
        failures.append(f"{seen['equal']} comparisons are equal, of at least {AT_LEAST_EQUAL}")
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(seen.items())))
    print(f"{len(MISTAKES) - len(unseen)} of {len(MISTAKES)} mistakes sown into our SQL change rows that were equal")
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


def sown(connection, sql, aliases, wanted, right):
    """The mistakes that change the rows of a statement."""
    found = set()
    for name, text, mistaken in MISTAKES:
        if text in sql and rows_of(connection, sql.replace(text, mistaken), aliases, wanted) != right:
            found.add(name)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
