"""The geolocation join as the generated LookML writes it, with every reference replaced.

The explores are generated for the statements of a build, and what Looker would put for `${...}` is put
here by a small reader of LookML that is not the program's own (`lkml`).
"""

import json
import re
import subprocess
from pathlib import Path

import lkml


class LookUp:
    """`program` generates a project into `folder` for the build in `build`."""

    def __init__(self, program, build, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cloudtrail-lookml.yml").write_text(
            "geolocation:\n"
            f"  ranges: {{ddl: {Path(build).resolve()}/ip_ranges.sql}}\n"
            f"  blocks: {{ddl: {Path(build).resolve()}/ip_blocks.sql}}\n"
        )
        subprocess.run([program, "-C", folder, "generate", "--out", ".", "--quiet"], check=True)
        self.fields = {}
        for path in sorted(folder.glob("views/**/*.view.lkml")):
            for view in lkml.load(path.read_text()).get("views", []):
                name = view["name"].lstrip("+")
                for kind in ("dimensions", "measures"):
                    for field in view.get(kind, []):
                        if "sql" in field:
                            self.fields[name, field["name"]] = field["sql"]
        explore = lkml.load((folder / "explores/cloudtrail.explore.lkml").read_text())["explores"][0]
        self.joins = {join["name"]: join for join in explore["joins"]}
        # An alias has the fields of the view that it stands for.
        for name, join in self.joins.items():
            for (view, field), sql in list(self.fields.items()):
                if view == join.get("from"):
                    self.fields[name, field] = sql

    def sql(self, text, view):
        """The text with each reference replaced, as Looker does it."""

        def replaced(match):
            reference = match.group(1)
            if reference == "TABLE":
                return view
            owner, _, field = reference.rpartition(".")
            return self.sql(self.fields[owner or view, field], owner or view)

        return re.sub(r"\$\{([^}]*)\}", replaced, text).strip()

    def column(self, name):
        return self.sql(self.fields["ip_geolocation", name], "ip_geolocation")

    def has(self, name):
        return ("ip_geolocation", name) in self.fields

    def tables(self, events, schema):
        """FROM and the joins; `events` stands for the explore's own table."""
        lines = [f"FROM {events} AS cloudtrail"]
        for name, join in self.joins.items():
            lines.append(self.join(name, join, schema))
        return "\n".join(lines)

    def join(self, name, join, schema):
        """A join that is written out in `sql` is put as it is; for `sql_on` Looker writes what stands before."""
        if "sql" in join:
            return self.sql(join["sql"], name)
        table = "ip_ranges" if name == "ip_geolocation" else "ip_blocks"
        return f"LEFT JOIN {schema}.{table} AS {name} ON {self.sql(join['sql_on'], name)}"


def create_events(client, schema, table, addresses, folder):
    """A table of events with nothing but a source address."""
    folder = Path(folder).resolve()
    folder.mkdir(parents=True)
    with open(folder / "events.json", "w") as file:
        for address in addresses:
            file.write(json.dumps({"sourceipaddress": address}) + "\n")
    client.query(f"CREATE SCHEMA IF NOT EXISTS hive.{schema}")
    client.query(
        f"CREATE TABLE hive.{schema}.{table} (sourceipaddress varchar) "
        f"WITH (format = 'JSON', external_location = 'file://{folder}')"
    )
