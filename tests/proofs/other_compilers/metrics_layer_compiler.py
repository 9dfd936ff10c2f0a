"""`metrics_layer`, with the views and explores as `lookml-zenml` converts them.

The converter loses what a refinement adds to a view that another extends, so it is given views with refinements
and extensions merged, by the resolver of `lookml-agentops`. It loses `from:` of a join too, which is put back.
`metrics_layer` counts with a filter only where a view has a primary key. Ours declare none, for a record may be
delivered twice; it is told of one, which changes no count as long as every record has an id and no join multiplies rows.
"""

import re

import asked
from asked import NotCompiled
from lookml_zenml.lookml_models import LookMLExplore, LookMLView
from lookml_zenml.lookml_project import LookMLProjectConverter
from metrics_layer.core import MetricsLayerConnection
from metrics_layer.core.model.definitions import Definitions
from metrics_layer.core.model.project import Project

MODEL = {"version": 1, "type": "model", "name": "m", "connection": "c"}
PLURAL = {"dimension": "dimensions", "dimension_group": "dimension_groups", "measure": "measures"}
FIELD_PARAMETERS = ("type", "sql", "timeframes", "filters", "filters__all", "primary_key")
KEY = "event_id"
COMPARISONS = {">": "greater_than", ">=": "greater_or_equal_than", "<": "less_than", "<=": "less_or_equal_than"}


class MetricsLayer:
    name = "metrics_layer"

    def __init__(self, merged):
        """`merged` is the model as the resolver of lookml-agentops has it."""
        self.merged = merged
        # The views without a table are over a derived one, which `compile` refuses.
        views = [view_of(view) for view in merged.views.values() if view.sql_table_name]
        names = {view["name"] for view in views}
        topics = [topic_of(explore) for explore in merged.explores.values() if explore.base_view in names]
        project = Project(models=[MODEL], views=views, topics=topics, connection_lookup={"c": Definitions.athena})
        # Nothing is asked of it: it says which dialect is to be written.
        athena = {"name": "c", "type": Definitions.athena, "region_name": "us-east-1", "s3_staging_dir": "s3://results/"}
        self.connection = MetricsLayerConnection(project=project, connections=[athena])
        self.connection.load()

    def compile(self, query):
        """The SQL, and the fields in the order of its columns."""
        explore = self.merged.explores[query.explore]
        view = self.merged.views[explore.base_view]
        asked.without_liquid(view.derived_sql, "derived table with Liquid")
        conditions = list(asked.conditions(query, view.fields))
        metrics = [field.name for field in query.fields if field.kind == "measure"]
        dimensions = [field.name for field in query.fields if field.kind == "dimension"]
        try:
            sql = self.connection.get_sql_query(
                metrics=metrics,
                dimensions=dimensions,
                where=[filter_of(it, view.fields) for it in conditions if not it.is_measure],
                having=[filter_of(it, view.fields) for it in conditions if it.is_measure],
                limit=None,
                topic=explore.name,
            )
        except NotCompiled:
            raise
        except Exception as error:
            raise NotCompiled(asked.said(error)) from error
        asked.without_liquid(sql, "no Liquid")
        return sql, dimensions + metrics


def view_of(view):
    parts = {word: [] for word in PLURAL.values()}
    for field in view.fields.values():
        if field.kind in PLURAL and not re.search(r"\{[%{]", str(field.params.get("sql", ""))):
            parts[PLURAL[field.kind]].append(field_of(field))
    source = LookMLView.from_dict({"name": view.name, "sql_table_name": view.sql_table_name, **parts})
    return LookMLProjectConverter.convert_view(source, MODEL["name"])


def field_of(field):
    params = {key: value for key, value in field.params.items() if key in FIELD_PARAMETERS}
    if field.name == KEY:
        params["primary_key"] = "yes"
    if filters := params.pop("filters", None) or params.pop("filters__all", None):
        params["filters__all"] = [filters]
    return {"name": field.name, **params}


def topic_of(explore):
    joins = [
        {"name": join.name, "type": join.join_type, "relationship": join.relationship, "sql_on": join.sql_on}
        for join in explore.joins.values()
    ]
    source = LookMLExplore.from_dict({"name": explore.name, "label": explore.name, "joins": joins})
    topic = LookMLProjectConverter.convert_topic(source, MODEL["name"])
    for join in explore.joins.values():
        topic["views"][join.name]["from"] = join.from_view
    return topic


def filter_of(condition, fields):
    field = fields.get(condition.field.split(".")[1])
    is_yesno = field is not None and field.params.get("type") == "yesno"
    if condition.is_measure and condition.kind not in COMPARISONS:
        raise NotCompiled("no filter on a measure but by a number")
    if condition.kind in COMPARISONS:
        expression, value = COMPARISONS[condition.kind], condition.values[0]
    elif condition.kind == "is known":
        expression, value = "is_not_null", None
    elif is_yesno:
        expression, value = "equal_to", condition.values == ("Yes",)
    else:
        expression, value = "isin" if condition.kind == "is" else "isnotin", list(condition.values)
    return {"field": condition.field, "expression": expression, "value": value}
