"""A Looker project as Looker would put it together, from what lkml and PyYAML read.

Written without a look at the program's own model: a second opinion on what was generated.
"""

import fnmatch
import json
from pathlib import Path

import lkml
import yaml

FIELD_KINDS = {
    "dimensions": "dimension",
    "dimension_groups": "dimension_group",
    "measures": "measure",
    "filters": "filter",
    "parameters": "parameter",
}


class Field:
    """A field with the parameters of its view and of all refinements."""

    def __init__(self, kind, name):
        self.kind = kind
        self.name = name
        self.parameters = {}

    def __getitem__(self, key):
        return self.parameters.get(key)

    def names(self):
        """The names under which queries can ask for it."""
        if self.kind != "dimension_group":
            return [self.name]
        if self["type"] == "duration":
            return [f"{interval}s_{self.name}" for interval in self["intervals"] or []]
        return [f"{self.name}_{timeframe}" for timeframe in self["timeframes"] or []]

    def filters(self):
        """The pairs of `filters: [field: "expression"]`."""
        return filter_pairs(self.parameters)


class View:
    """A view with its refinements and what it extends."""

    def __init__(self, name):
        self.name = name
        self.fields = {}
        self.sets = {}
        self.parameters = {}

    def __getitem__(self, key):
        return self.parameters.get(key)

    def refine(self, declared):
        for key, value in declared.items():
            if key in FIELD_KINDS:
                for field in value:
                    known = self.fields.setdefault(field["name"], Field(FIELD_KINDS[key], field["name"]))
                    known.kind = FIELD_KINDS[key]
                    known.parameters.update(field)
            elif key == "sets":
                self.sets.update({part["name"]: part["fields"] for part in value})
            elif key != "name":
                self.parameters[key] = value

    def extend(self, base):
        self.parameters = {**base.parameters, **self.parameters}
        self.sets = {**base.sets, **self.sets}
        merged = {}
        for name in [*base.fields, *self.fields]:
            merged[name] = field = Field((self.fields.get(name) or base.fields[name]).kind, name)
            for view in (base, self):
                if name in view.fields:
                    field.parameters.update(view.fields[name].parameters)
        self.fields = merged

    def field_names(self):
        return {name for field in self.fields.values() for name in field.names()}

    def is_visible(self, field):
        hidden = field["hidden"] or self["fields_hidden_by_default"] or "no"
        return hidden != "yes"


class Project:
    """All files of a folder, with the views and explores of its one model."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.lookml = {
            str(path.relative_to(folder)): lkml.load(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.lkml"))
        }
        self.dashboards = {
            str(path.relative_to(folder)): yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.dashboard.lookml"))
        }
        self.texts = {
            str(path.relative_to(folder)): path.read_text(encoding="utf-8")
            for path in [*self.folder.rglob("*.lkml"), *self.folder.rglob("*.lookml")]
        }
        self.manifest = self.lookml.get("manifest.lkml", {})
        self.marketplace = json.loads((self.folder / "marketplace.json").read_text(encoding="utf-8"))
        self.models = {
            Path(path).name.removesuffix(".model.lkml"): declared
            for path, declared in self.lookml.items()
            if path.endswith(".model.lkml")
        }
        self.model_paths = [path for path in self.lookml if path.endswith(".model.lkml")]
        self.includes = [i for model in self.models.values() for i in model.get("includes", [])]
        self.included = [path for pattern in self.includes for path in self.matches(pattern)]
        self.views = self.resolved_views()
        self.explores = {e["name"]: e for e in self.declared("explores")}
        self.tests = self.declared("tests")

    def matches(self, pattern):
        pattern = pattern.removeprefix("/")
        return [path for path in sorted(self.texts) if fnmatch.fnmatchcase(path, pattern)]

    def declared(self, key):
        paths = dict.fromkeys([*self.model_paths, *self.included])
        return [part for path in paths for part in self.lookml.get(path, {}).get(key, [])]

    def resolved_views(self):
        views = {}
        declared = self.declared("views")
        for view in declared:
            if not view["name"].startswith("+"):
                views[view["name"]] = View(view["name"])
        for view in declared:
            if view["name"].lstrip("+") in views:
                views[view["name"].lstrip("+")].refine(view)
        done = {}

        def resolve(name, depth=0):
            if name not in done and name in views and depth < 20:
                for base in flat(views[name]["extends__all"]):
                    if base in views:
                        views[name].extend(resolve(base, depth + 1))
                done[name] = views[name]
            return views[name]

        for name in views:
            resolve(name)
        return views

    def aliases(self, explore):
        """The views of an explore by the names that its fields carry."""
        base = explore.get("from") or explore.get("view_name") or explore["name"]
        alias = explore.get("view_name") or explore["name"]
        views = {alias: base}
        for join in explore.get("joins", []):
            views[join["name"]] = join.get("from") or join["name"]
        return {alias: self.views[view] for alias, view in views.items() if view in self.views}

    def explore_fields(self, explore):
        """All `view.field` of an explore."""
        return {
            f"{alias}.{name}": field
            for alias, view in self.aliases(explore).items()
            for field in view.fields.values()
            for name in field.names()
        }


def flat(lists):
    return [item for part in lists or [] for item in (part if isinstance(part, list) else [part])]


def filter_pairs(declared):
    """The pairs of `filters: [field: "expression"]`, as lkml has them."""
    return [pair for part in flat(declared.get("filters__all")) for pair in part.items()]
