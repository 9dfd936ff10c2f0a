"""`lookml-agentops`: its own resolver, and its generator of SQL for DuckDB."""

import asked
from asked import NotCompiled
from lookml_agentops.lookml import resolve
from lookml_agentops.lookml.sqlgen import QueryFilter, SqlBuilder


class Agentops:
    name = "lookml-agentops"

    def __init__(self, folder):
        workspace = resolve.Workspace({"p": resolve.load_project("p", folder)})
        self.model = resolve.resolve_project(workspace, "p")
        if self.model.problems:
            raise SystemExit(f"lookml-agentops: {self.model.problems}")
        for explore in self.model.explores.values():
            # The window, which is Liquid, and the sources of sign-ins: cut by Python.
            explore.params.pop("sql_always_where", None)

    def compile(self, query):
        """The SQL, and the fields in the order of its columns."""
        explore = self.model.explores[query.explore]
        view = self.model.views[explore.base_view]
        asked.without_liquid(view.derived_sql, "derived table with Liquid")
        filters = [filter_of(condition) for condition in asked.conditions(query, view.fields)]
        try:
            sql, names = SqlBuilder(self.model, explore).build([field.name for field in query.fields], filters)
        except Exception as error:
            raise NotCompiled(asked.said(error)) from error
        asked.without_liquid(sql, "no Liquid")
        return sql, names


def filter_of(condition):
    if condition.is_measure:
        raise NotCompiled("no filter on a measure")
    if condition.kind == "is":
        return QueryFilter(condition.field, list(condition.values))
    if condition.kind == "is not":
        return QueryFilter(condition.field, [f"-{value}" for value in condition.values])
    if condition.kind == "is known":
        # As Looker writes it, to see what is made of it.
        return QueryFilter(condition.field, ["-NULL"])
    raise NotCompiled("no comparison of a dimension")
