"""Records as the files of a trail's bucket, one flattened record a line, and the tables over them."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from athena_table import LISTED, AthenaTable, create_table, folder_of_day, in_bucket, quoted
from records import ACCOUNTS

# Where ranges that run to NOW end.
UNTIL = datetime(2026, 12, 31)

# What the keys of trails are called, by what they mean.
DAY_KEYS = ("timestamp", "date", "dt", "p_date", "date_partition", "ingest_date")
ACCOUNT_KEYS = ("account", "accountid", "p_account", "account_partition")
REGION_KEYS = ("region", "p_region", "region_partition")


def fitted(value, kind):
    """A JSON value in the shape of a column; what has another shape is NULL, which is what Athena makes of most of it."""
    if value is None:
        return None
    if kind.name == "string":
        return as_text(value)
    if kind.name == "struct":
        if not isinstance(value, dict):
            return None
        lowered = {name.lower(): inner for name, inner in value.items()}
        return {name: fitted(lowered.get(name), inner) for name, inner in kind.members}
    if kind.name == "array":
        return [fitted(item, kind.members[0]) for item in value] if isinstance(value, list) else None
    if kind.name == "map":
        return {name: fitted(inner, kind.members[1]) for name, inner in value.items()} if isinstance(value, dict) else None
    if kind.name == "boolean":
        return value if isinstance(value, bool) else None
    return value if isinstance(value, (int, float)) else None


def as_text(value):
    """What a text column holds: text as it is, everything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def flattened(record, table):
    lowered = {name.lower(): value for name, value in record.items()}
    return {name: fitted(lowered.get(name), kind) for name, kind in table.columns}


# Several tables have the same columns, and get the same lines.
LINES = {}


def line_of(record, table, shape):
    """`shape` tells tables with other columns apart."""
    key = (id(record), shape)
    if key not in LINES:
        # The record is kept as well, lest another one gets its id.
        LINES[key] = record, json.dumps(flattened(record, table), ensure_ascii=False) + "\n"
    return LINES[key][1]


@dataclass
class Trail:
    """A table with its records, in a schema of its own. `size` has the bytes of each folder."""

    schema: str
    table: AthenaTable
    placed: list
    base: Path
    regions: tuple = ("us-east-1", "eu-west-1")
    size: dict = field(default_factory=dict)

    def keys_of(self, placed):
        """The values of the partition keys of the folder that a record lies in, as the table has them."""
        values = {}
        for key, kind in self.table.keys:
            value = self._key_text(key, placed)
            values[key] = int(value) if kind.name != "string" else value
        return values

    def _key_text(self, key, placed):
        if key in ACCOUNT_KEYS:
            return ACCOUNTS[placed.account]
        if key in REGION_KEYS:
            return self._regions()[placed.region]
        if key in DAY_KEYS:
            form = self.table.projection(key, "format", "yyyy/MM/dd")
            monthly = self.table.projection(key, "interval.unit", "DAYS").upper().startswith("MONTH")
            return folder_of_day(form, placed.day.replace(day=1) if monthly else placed.day)
        return placed.day.strftime({"year": "%Y", "month": "%m", "day": "%d"}[key])

    def _regions(self):
        for key, _ in self.table.keys:
            listed = self.table.projection(key, "values")
            if key in REGION_KEYS and listed:
                known = listed.split(",")[:LISTED]
                return [known[0], self.regions[1] if self.regions[1] in known else known[-1]]
        return self.regions

    def folder_of(self, placed):
        """The folder of a record, from the bucket on."""
        texts = {key: self._key_text(key, placed) for key, _ in self.table.keys}
        template = self.table.properties.get("storage.location.template")
        if self.table.projected and template:
            address = template
            for key, text in texts.items():
                address = address.replace("${%s}" % key, text)
        else:
            # Found by sync_partition_metadata, which asks for Hive's names of folders.
            address = "/".join([self.table.location, *(f"{key}={text}" for key, text in texts.items())])
        return in_bucket(address)

    def write(self):
        """Writes the files, each folder's records into one."""
        location = self.base / self.schema / in_bucket(self.table.location)
        location.mkdir(parents=True, exist_ok=True)
        folders = defaultdict(list)
        for placed in self.placed:
            folders[self.folder_of(placed)].append(placed.record)
        shape = repr(self.table.columns)
        for name, records in folders.items():
            folder = self.base / self.schema / name
            folder.mkdir(parents=True, exist_ok=True)
            lines = [line_of(record, self.table, shape) for record in records]
            content = "".join(lines).encode()
            (folder / "events.json").write_bytes(content)
            self.size[name] = len(content)

    def create(self, client):
        """Makes the table on a server; several servers read the same files."""
        client.query(f'CREATE SCHEMA IF NOT EXISTS hive."{self.schema}"')
        client.query(f'DROP TABLE IF EXISTS hive."{self.schema}"."{self.table.name}"')
        client.query(create_table(self.table, self.schema, self.base / self.schema, UNTIL))
        if self.table.keys and not self.table.projected:
            client.query(f"CALL hive.system.sync_partition_metadata({quoted(self.schema)}, {quoted(self.table.name)}, 'ADD')")
