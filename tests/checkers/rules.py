"""Checks generated projects against the style rules of LAMS that hold for us, and against what must be
true of every project that this program writes.

The LAMS rules F1, F2, F4, E1, E6, T1 and H2 are stated here anew, from their descriptions
(https://github.com/looker-open-source/look-at-me-sideways). Two exceptions, both on purpose:

- a view of events declares no primary key, because a trail may hold an event twice;
- the join to the ranges of addresses is no join on a primary key: it is the equality of the range's
  key and the range inside, which at most one range fulfils.

Usage: rules.py FOLDER...
"""

import re
import sys
from itertools import combinations

from looker_project import Project, filter_pairs

PERSISTENCE = {
    "datagroup_trigger", "sql_trigger_value", "interval_trigger", "persist_for", "materialized_view",
    "sql_create", "create_process", "increment_key", "increment_offset", "partition_keys", "cluster_keys",
    "indexes", "sortkeys", "distribution", "distribution_style", "publish_as_db_view", "table_format",
    "table_compression",
}
# Athena's reserved words for SELECT that a view could be called by.
RESERVED = set(
    "alter and as between by case cast constraint create cross cube current_date current_path "
    "current_time current_timestamp current_user deallocate delete describe distinct drop else end escape "
    "except exec execute exists extract false first for from full group grouping having in inner insert "
    "intersect into is join last left like localtime localtimestamp natural normalize not null on or order "
    "outer prepare recursive right rollup select skip table then true trim uescape union unnest using "
    "values when where with".split()
)
NAME = re.compile(r"[a-z][a-z0-9_]*")
REFERENCE = re.compile(r"\$\{([^{}]+)\}")
LIQUID_FIELD = re.compile(r"\{%-?\s*(?:condition|date_start|date_end|parameter)\s+([\w.]+)\s*-?%\}")
LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
LAMS_REFERENCE = re.compile(r"(\$\{|\{\{|\{%)\s*(([^.{}]+)(\.[^.{}]+)+)\s*(%\}|\})")
FILTERS_KEY = re.compile(r"_filters\['[a-z0-9_]+\.[a-z0-9_]+'\]")
LAMS_SPECIAL = {
    "SQL_TABLE_NAME", "_sql", "_value", "_name", "_filters", "_parameter_value", "_rendered_value",
    "_label", "_link",
}


def fields_of(project):
    for view in project.views.values():
        for field in view.fields.values():
            yield view, field


# LAMS


def f1_no_cross_view_references(project):
    for view, field in fields_of(project):
        if not (view["sql_table_name"] or view["derived_table"]):
            continue
        texts = [field["sql"], field["html"], *(link.get("url") for link in field["links"] or [])]
        for text in filter(None, texts):
            text = re.sub(r"\b\d+\.\d+\b", "", text)
            # LAMS takes the key of `_filters['view.field']`, a text, for a reference.
            text = FILTERS_KEY.sub("", text)
            for match in LAMS_REFERENCE.finditer(text):
                for path in filter(lambda part: "." in part, match[2].strip().split(" ")):
                    parts = path.split(".")
                    is_special = len(parts) == 2 and parts[1] in LAMS_SPECIAL
                    if parts[0] not in ("TABLE", view.name) and not is_special:
                        yield f"F1: {view.name}.{field.name} references another view via {path}"


def f2_no_view_label(project):
    for view, field in fields_of(project):
        if field["view_label"] is not None:
            yield f"F2: {view.name}.{field.name} has a view_label"


def f4_description_or_hidden(project):
    for view, field in fields_of(project):
        if field["hidden"] != "yes" and view.is_visible(field) and not field["description"]:
            yield f"F4: {view.name}.{field.name} is visible and has no description"


def joins_of(project):
    for explore in project.explores.values():
        for join in explore.get("joins", []):
            yield explore, join


def e1_joins_use_substitution(project):
    for explore, join in joins_of(project):
        bare = LIQUID.sub("", REFERENCE.sub("", join.get("sql") or join.get("sql_on") or ""))
        for reference in re.findall(r"[a-zA-Z0-9._]+\.[a-zA-Z0-9 ._]+", bare):
            yield f"E1: {explore['name']}, join {join['name']}: {reference} without ${{}}"


def e6_foreign_keys_are_many_to_one(project):
    for explore, join in joins_of(project):
        if join.get("foreign_key") and join.get("relationship", "many_to_one") != "many_to_one":
            yield f"E6: {explore['name']}, join {join['name']} is {join['relationship']}"


def t1_no_triggers(project):
    for view in project.views.values():
        for key in ("sql_trigger_value", "interval_trigger"):
            if (view["derived_table"] or {}).get(key):
                yield f"T1: {view.name} has {key}"


def h2_many_fields_are_grouped(project):
    for view in project.views.values():
        for kinds in (("dimension", "dimension_group"), ("measure",)):
            visible = [f for f in view.fields.values() if f.kind in kinds and view.is_visible(f)]
            if len(visible) > 20 and not any(field["group_label"] for field in visible):
                yield f"H2: {view.name} has {len(visible)} visible {kinds[0]}s and no group_label"


# What is true of every project that is generated


def nothing_is_persisted(project):
    for view in project.views.values():
        for key in PERSISTENCE & set(view["derived_table"] or {}):
            yield f"{view.name}: derived_table has {key}"
    for explore in project.explores.values():
        if explore.get("aggregate_tables"):
            yield f"{explore['name']}: has an aggregate_table"
    for model in project.models.values():
        for datagroup in model.get("datagroups", []):
            if "sql_trigger" in datagroup:
                yield f"datagroup {datagroup['name']}: has sql_trigger"


def nothing_needs_symmetric_aggregates(project):
    for view, field in fields_of(project):
        kind = field["type"] or ""
        if field.kind == "measure" and kind.endswith("_distinct") and kind != "count_distinct":
            yield f"{view.name}.{field.name}: type {kind}"
        if field["sql_distinct_key"]:
            yield f"{view.name}.{field.name}: sql_distinct_key"
    for explore in project.explores.values():
        if explore.get("symmetric_aggregates") != "no":
            yield f"{explore['name']}: symmetric_aggregates is not no"


def joins_never_fan_out(project):
    for explore, join in joins_of(project):
        place = f"{explore['name']}, join {join['name']}"
        condition = join.get("sql_on", "")
        if join.get("relationship") not in ("many_to_one", "one_to_one"):
            yield f"{place}: relationship {join.get('relationship')}"
        if gives_one_row(join):
            continue
        if "${" not in condition:
            yield f"{place}: sql_on without ${{}}"
        joined = project.aliases(explore).get(join["name"])
        if joined is None:
            yield f"{place}: no such view"
            continue
        keys = primary_keys(joined)
        is_range = "=" in condition and ("BETWEEN" in condition or (">=" in condition and "<=" in condition))
        if keys and not is_named_in(condition, join["name"], joined, keys[0]):
            yield f"{place}: sql_on without the primary key {keys[0]}"
        if not keys and not is_range:
            yield f"{place}: {joined.name} has no primary key, and sql_on is no range"


def gives_one_row(join):
    """Each row joined with arrays of one element that are written in place is one row."""
    one = r"ARRAY\[\$\{\w+\.\w+\}\]"
    form = rf"CROSS JOIN UNNEST\({one}(, {one})*\) AS {re.escape(join['name'])}\([\w, ]+\)"
    return "sql_on" not in join and re.fullmatch(form, join.get("sql", "").strip()) is not None


def is_named_in(condition, alias, view, key):
    """Whether the primary key is there, or each of the fields of the view of which it is put together."""
    parts = re.findall(r"\$\{(\w+)\}", view.fields[key]["sql"] or "")
    names = [part for part in parts if part != "TABLE"] or [key]
    return f"${{{alias}.{key}}}" in condition or all(f"${{{alias}.{name}}}" in condition for name in names)


def primary_keys(view):
    return [field.name for field in view.fields.values() if field["primary_key"] == "yes"]


def a_primary_key_is_first_and_hidden(project):
    for view in project.views.values():
        keys = primary_keys(view)
        dimensions = [f for f in view.fields.values() if f.kind.startswith("dimension")]
        if len(keys) > 1:
            yield f"{view.name}: primary keys {keys}"
        elif keys:
            key = view.fields[keys[0]]
            if dimensions[0] is not key:
                yield f"{view.name}: the primary key {key.name} is not the first dimension"
            if view.is_visible(key):
                yield f"{view.name}: the primary key {key.name} is visible"


def measures_have_what_their_type_takes(project):
    for view, field in fields_of(project):
        if field.kind != "measure":
            continue
        if field["type"] == "count" and field["sql"] is not None:
            yield f"{view.name}.{field.name}: type count with sql"
        if field["type"] in ("number", "string", "yesno", "date") and field.filters():
            yield f"{view.name}.{field.name}: type {field['type']} with filters"


def all_references_resolve(project):
    for view, field in fields_of(project):
        yield from field_references(project, view, field)
    for view in project.views.values():
        for name, members in view.sets.items():
            yield from missing(view, members, f"{view.name}, set {name}")
        yield from missing(view, view["drill_fields"] or [], f"{view.name}, drill_fields")
    for explore in project.explores.values():
        known = project.explore_fields(explore)
        texts = [explore.get("sql_always_where", ""), *(j.get("sql_on", "") for j in explore.get("joins", []))]
        names = [name for text in texts for name in references(text)]
        names += [name for name, _ in filter_pairs(explore.get("always_filter") or {})]
        for name in names:
            # Liquid may leave out the name of the explore's own view.
            if name not in known and f"{explore['name']}.{name}" not in known:
                yield f"{explore['name']}: no field {name}"
    for test in project.tests:
        yield from test_references(project, test)


def references(text):
    names = REFERENCE.findall(text) + LIQUID_FIELD.findall(text)
    return [name for name in names if name != "TABLE" and not name.endswith(".SQL_TABLE_NAME")]


def field_references(project, view, field):
    place = f"{view.name}.{field.name}"
    for key in ("sql", "sql_latitude", "sql_longitude", "html", "order_by_field"):
        text = field[key] or ""
        names = [text] if key == "order_by_field" and text else references(text)
        yield from missing(view, names, f"{place}, {key}")
    yield from missing(view, [name for name, _ in field.filters()], f"{place}, filters")
    yield from missing(view, field["drill_fields"] or [], f"{place}, drill_fields")


def missing(view, names, place):
    known = view.field_names()
    for name in names:
        bare = name.removeprefix("-")
        bare = bare.removeprefix(f"{view.name}.")
        if bare.endswith("*"):
            if bare.removesuffix("*") not in {*view.sets, "ALL_FIELDS"}:
                yield f"{place}: no set {name}"
        elif bare not in known:
            yield f"{place}: no field {name}"


def test_references(project, test):
    source = test["explore_source"]
    explore = project.explores.get(source["name"])
    if explore is None:
        yield f"test {test['name']}: no explore {source['name']}"
        return
    known = project.explore_fields(explore)
    filtered = [name for name, _ in filter_pairs(source)]
    names = [column.get("field", column["name"]) for column in source.get("columns", [])] + filtered
    names += [name for part in test.get("asserts", []) for name in references(part["expression"])]
    for name in names:
        if name not in known:
            yield f"test {test['name']}: no field {name}"
    if not any(name.endswith(".event_window") for name in filtered):
        yield f"test {test['name']}: does not filter on event_window"


def filter_literals_are_escaped(project):
    for view, field in fields_of(project):
        for name, expression in field.filters():
            bare = re.sub(r"\^.", "", expression.replace('\\"', '"'))
            for part in bare.split(","):
                if re.search(r'["_^]|.%.', part.strip()):
                    yield f"{view.name}.{field.name}: filter {name}: {expression!r} is not escaped"


def time_groups_are_explicit(project):
    for view, field in fields_of(project):
        if field.kind == "dimension_group" and field["type"] == "time":
            if {"date", "time", "at"} & set(field.name.split("_")):
                yield f"{view.name}.{field.name}: the name doubles its timeframes"
            if "raw" not in (field["timeframes"] or []):
                yield f"{view.name}.{field.name}: no timeframe raw"


def names_are_plain(project):
    for name in [*project.views, *project.explores]:
        if name in RESERVED or not NAME.fullmatch(name):
            yield f"{name}: no name for a view or an explore"
    for view, field in fields_of(project):
        if not NAME.fullmatch(field.name):
            yield f"{view.name}.{field.name}: no plain name"


def ratios_never_divide_by_nothing(project):
    for view, field in fields_of(project):
        sql = re.sub(r"'[^']*'|/\*.*?\*/", "", field["sql"] or "", flags=re.S)
        # A number that is written there is not nothing.
        sql = re.sub(r"AS double\) / [1-9]\d*$", "", sql.strip())
        if field.kind == "measure" and "/" in sql and not ("NULLIF" in sql.upper() and "1.0 *" in sql):
            yield f"{view.name}.{field.name}: ratio without 1.0 * and NULLIF: {sql}"


def visible_fields_explain_themselves(project):
    for view, field in fields_of(project):
        if view.is_visible(field):
            for key in ("label", "description", "group_label"):
                if not field[key] and not (key == "group_label" and field.kind in ("filter", "parameter")):
                    yield f"{view.name}.{field.name}: visible without {key}"
    for explore in project.explores.values():
        label = explore.get("label", explore["name"])
        if len(label) > 25:
            yield f"{explore['name']}: the label {label!r} has more than 25 characters"
        if not explore.get("description"):
            yield f"{explore['name']}: no description"


def queries_are_bounded(project):
    for view in project.views.values():
        if view["sql_table_name"] and view["suggestions"] != "no":
            yield f"{view.name}: suggestions is not no"
    for explore in project.explores.values():
        asked = [name for name, _ in filter_pairs(explore.get("always_filter") or {})]
        if not any(name.endswith("event_window") for name in asked):
            yield f"{explore['name']}: no always_filter on event_window"
        view = project.views[explore.get("view_name", explore.get("from", explore["name"]))]
        derived = (view["derived_table"] or {}).get("sql")
        where = explore.get("sql_always_where", "") if derived is None else derived
        if "event_window" not in where:
            yield f"{explore['name']}: nothing narrows its rows to event_window"


def dashboards_hold_together(project):
    for path, dashboards in project.dashboards.items():
        for dashboard in dashboards:
            for finding in dashboard_findings(project, dashboard):
                yield f"{path}: {finding}"


def dashboard_findings(project, dashboard):
    elements = dashboard.get("elements", [])
    names = [element.get("name") for element in elements]
    if len(set(names)) != len(names) or None in names:
        yield "element names are not unique"
    for filter_ in dashboard.get("filters", []):
        if not any(filter_["name"] in element.get("listen", {}) for element in elements):
            yield f"no tile listens to the filter {filter_['name']}"
        if filter_.get("explore"):
            yield from unknown_fields(project, filter_, [filter_["field"]], f"filter {filter_['name']}")
    for one, other in combinations(elements, 2):
        if overlap(one, other):
            yield f"{one.get('name')} and {other.get('name')} overlap"
    for element in elements:
        for finding in element_findings(project, dashboard, element):
            yield f"{element.get('name')}: {finding}"


def element_findings(project, dashboard, element):
    if element.get("col", 0) + element.get("width", 0) > 24:
        yield "stands out of the 24 columns"
    if "subtotals" in element:
        yield "has subtotals"
    if "explore" not in element:
        if element.get("type") != "text":
            yield "has no explore and is no text"
        return
    filters = {filter_["name"] for filter_ in dashboard.get("filters", [])}
    for name in element.get("listen", {}).keys() - filters:
        yield f"listens to {name}, which is no filter"
    asked = [*element.get("listen", {}).values(), *element.get("filters", {})]
    if not any(field.endswith(".event_window") for field in asked):
        yield "does not filter on event_window"
    calculated = {c.get(c["category"]) or c.get("table_calculation") for c in element.get("dynamic_fields", [])}
    calculated |= {c.get("measure") or c.get("dimension") for c in element.get("dynamic_fields", [])}
    fields = set(element.get("fields", [])) | calculated
    for calculation in element.get("dynamic_fields", []):
        for name in REFERENCE.findall(calculation.get("expression", "")):
            if name.split(":")[0] not in fields:
                yield f"a calculation asks for {name}, which is not in the tile"
    sorts = [sort.split()[0] for sort in element.get("sorts", [])]
    for name in [*sorts, *element.get("pivots", []), *element.get("hidden_fields", [])]:
        if name not in fields:
            yield f"{name} is not a field of the tile"
    names = [name for name in [*element.get("fields", []), *asked] if name not in calculated]
    yield from unknown_fields(project, element, names, "field")


def unknown_fields(project, part, names, place):
    if part.get("model") not in project.models:
        yield f"{place}: no model {part.get('model')}"
    explore = project.explores.get(part["explore"])
    if explore is None:
        yield f"{place}: no explore {part['explore']}"
        return
    for name in names:
        if name not in project.explore_fields(explore):
            yield f"{place}: no field {name} in {part['explore']}"


def overlap(one, other):
    if "row" not in one or "row" not in other:
        return False

    def apart(start, length):
        return one[start] + one[length] <= other[start] or other[start] + other[length] <= one[start]

    return not (apart("row", "height") or apart("col", "width"))


def constants_are_declared_and_offered(project):
    declared = {c["name"]: c for c in project.manifest.get("constants", [])}
    for path, text in project.texts.items():
        code = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
        for name in re.findall(r"@\{(\w+)\}", code):
            if name not in declared:
                yield f"{path}: no constant {name}"
    exported = {name for name, c in declared.items() if c.get("export", "none") != "none"}
    offered = set(project.marketplace["constants"])
    for name in exported ^ offered:
        yield f"the constant {name} is not both exported and in marketplace.json"
    for name in declared.keys() - exported:
        yield f"the constant {name} is not exported"


def everything_is_included(project):
    for pattern in project.includes:
        if not project.matches(pattern):
            yield f"include {pattern} matches no file"
    for path in project.texts:
        if path != "manifest.lkml" and path not in project.model_paths and path not in project.included:
            yield f"{path} is not included"


CHECKS = [
    f1_no_cross_view_references,
    f2_no_view_label,
    f4_description_or_hidden,
    e1_joins_use_substitution,
    e6_foreign_keys_are_many_to_one,
    t1_no_triggers,
    h2_many_fields_are_grouped,
    nothing_is_persisted,
    nothing_needs_symmetric_aggregates,
    joins_never_fan_out,
    a_primary_key_is_first_and_hidden,
    measures_have_what_their_type_takes,
    all_references_resolve,
    filter_literals_are_escaped,
    time_groups_are_explicit,
    names_are_plain,
    ratios_never_divide_by_nothing,
    visible_fields_explain_themselves,
    queries_are_bounded,
    dashboards_hold_together,
    constants_are_declared_and_offered,
    everything_is_included,
]


def main(folders):
    failed = 0
    for folder in folders:
        project = Project(folder)
        for check in CHECKS:
            for finding in check(project):
                failed += 1
                print(f"{folder}: {check.__name__}: {finding}")
    print(f"{len(folders)} projects, {len(CHECKS)} checks, {failed} findings")
    return 1 if failed or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
