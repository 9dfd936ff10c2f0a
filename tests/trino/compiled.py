"""Projects written by the program, and the statements that it compiles for them."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from records import CLOCK
from truth.answer import Field, Query

# Stands in the projects for the schema, so that one statement runs over several sets of data.
SCHEMA = "proof_schema"
AT_CLOCK = f"TIMESTAMP '{CLOCK:%Y-%m-%d %H:%M:%S}'"


@dataclass
class Statement:
    """One compiled query: the tiles that show it, what was asked, and the SQL. `refused` has the reason why there is none."""

    title: str
    query: Query
    sql: str
    aliases: list
    refused: str = ""

    def over(self, schema):
        return self.sql.replace(f"{SCHEMA}.", f"{schema}.")


@dataclass
class Project:
    """`folder` is the project's root; `arguments` name the table for `generate`; `settings` is the configuration as text."""

    name: str
    folder: Path
    arguments: list
    settings: str = ""
    types: dict = field(default_factory=dict)

    def generate(self, binary, *more):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "cloudtrail-lookml.yml").write_text(f"database: {SCHEMA}\n{self.settings}")
        run([binary, "--quiet", "-C", self.folder, "generate", *self.arguments, *more])

    def dashboards(self):
        return sorted(path.name.split(".")[0] for path in self.folder.rglob("*.dashboard.lookml"))

    def explores(self):
        texts = (path.read_text() for path in sorted(self.folder.rglob("*.explore.lkml")))
        return [name for text in texts for name in re.findall(r"^explore: (\w+)", text, re.M)]

    def compile(self, binary, *asked):
        """The statements for what was asked; what the program says besides is kept from the output."""
        clock = CLOCK.strftime("%Y-%m-%dT%H:%M:%SZ")
        text = run([binary, "sql", *asked, "--project", self.folder, "--clock", clock, "--format", "json"])
        return [self._statement(entry) for entry in json.loads(text)["queries"]]

    def _statement(self, entry):
        fields = tuple(Field(item["name"], item["kind"], item["type"]) for item in entry["fields"])
        self.types |= {item.name: item.type for item in fields}
        filters = {item["field"]: item["expression"] for item in entry["filters"]}
        sorts = tuple(sort_of(text) for text in entry["sorts"])
        # Pivots are compiled flat: a row for each cell, and all of them.
        limit = 0 if entry["pivots"] else entry["limit"]
        query = Query(entry["explore"], fields, filters, sorts, limit, self.types)
        title = "/".join(filter(None, (entry.get("dashboard"), ", ".join(entry.get("tiles") or []))))
        refused = entry.get("refused")
        return Statement(
            title or f"{entry['explore']}: {len(fields)} fields from {fields[0].name if fields else 'none'}",
            query,
            (entry.get("sql") or "").replace("LOCALTIMESTAMP", AT_CLOCK),
            [item["alias"] for item in entry["fields"]],
            f"{refused['rule']}: {refused['message']}" if refused else "",
        )


def sort_of(text):
    name, _, direction = text.partition(" ")
    return name, direction.strip().lower().startswith("desc")


def run(command):
    done = subprocess.run([str(part) for part in command], text=True, capture_output=True)
    # A refused query among others is a finding; the queries are there all the same.
    if done.returncode != 0 and not done.stdout.startswith("{"):
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout
