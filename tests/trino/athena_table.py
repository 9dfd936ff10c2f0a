"""Athena's CREATE EXTERNAL TABLE as a table of the servers here: read by a reader of our own, written for Trino.

It knows nothing of the program's own reader of such statements.
"""

import re
from dataclasses import dataclass
from datetime import datetime

SCALARS = {
    "string": "varchar",
    "int": "integer",
    "integer": "integer",
    "bigint": "bigint",
    "double": "double",
    "float": "real",
    "boolean": "boolean",
    "timestamp": "timestamp(3)",
    "date": "date",
}


@dataclass(frozen=True)
class HiveType:
    """`name` is struct, array, map or a scalar; `members` are (name, type) of a struct, its types in the others."""

    name: str
    members: tuple = ()

    def trino(self):
        if self.name == "struct":
            inner = ", ".join(f'"{name}" {kind.trino()}' for name, kind in self.members)
            return f"row({inner})"
        if self.name in ("array", "map"):
            return f"{self.name}({', '.join(kind.trino() for kind in self.members)})"
        return SCALARS[self.name]


@dataclass(frozen=True)
class AthenaTable:
    """Columns and partition keys as (name, HiveType); properties of TBLPROPERTIES; its location."""

    name: str
    columns: tuple
    keys: tuple
    properties: dict
    location: str

    @property
    def projected(self):
        return self.properties.get("projection.enabled", "").lower() == "true"

    def projection(self, key, what, default=None):
        return self.properties.get(f"projection.{key}.{what}", default)

    def paths(self):
        """The type of every column and struct member, by its names joined by dots."""
        found = {}

        def walk(prefix, kind):
            found[prefix] = kind
            if kind.name == "struct":
                for name, inner in kind.members:
                    walk(f"{prefix}.{name}", inner)

        for name, kind in self.columns + self.keys:
            walk(name, kind)
        return found


def split(text, separator=","):
    """The pieces at the top level of <>, () and quotes."""
    pieces, depth, start, quote = [], 0, 0, None
    for at, character in enumerate(text):
        if quote:
            quote = None if character == quote else quote
        elif character in "'\"`":
            quote = character
        elif character in "<(":
            depth += 1
        elif character in ">)":
            depth -= 1
        elif character == separator and depth == 0:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def hive_type(text):
    text = re.sub(r"\s+", "", text).lower()
    match = re.fullmatch(r"(struct|array|map)<(.*)>", text)
    if not match:
        return HiveType(text)
    name, inner = match.groups()
    if name != "struct":
        return HiveType(name, tuple(hive_type(part) for part in split(inner)))
    members = (member.split(":", 1) for member in split(inner))
    return HiveType(name, tuple((member, hive_type(kind)) for member, kind in members))


def closing(text, opening):
    """The place of the parenthesis that closes the one at `opening`."""
    depth, quote = 0, None
    for at in range(opening, len(text)):
        character = text[at]
        if quote:
            quote = None if character == quote else quote
        elif character in "'\"`":
            quote = character
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return at
    raise ValueError("a parenthesis without an end")


def columns_of(text):
    columns = []
    for piece in split(text):
        piece = re.sub(r"\s+COMMENT\s+'(?:[^']|'')*'\s*$", "", piece, flags=re.I)
        name, kind = re.match(r"`?([\w:-]+)`?\s+(.*)", piece, re.S).groups()
        columns.append((name.lower(), hive_type(kind)))
    return tuple(columns)


def read(statement):
    """One statement; comments on lines of their own are left out."""
    text = re.sub(r"^\s*--.*$", "", statement, flags=re.M)
    head = re.search(r"CREATE\s+(?:EXTERNAL\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([`\w.\"-]+)\s*\(", text, re.I)
    name = head.group(1).replace("`", "").replace('"', "").split(".")[-1]
    end = closing(text, head.end() - 1)
    rest = text[end:]
    keys, properties = (), {}
    partitioned = re.search(r"PARTITIONED\s+BY\s*\(", rest, re.I)
    if partitioned:
        keys = columns_of(rest[partitioned.end() : closing(rest, partitioned.end() - 1)])
    listed = re.search(r"TBLPROPERTIES\s*\(", rest, re.I)
    if listed:
        body = rest[listed.end() : closing(rest, listed.end() - 1)]
        properties = dict(re.findall(r"'([^']*)'\s*=\s*'([^']*)'", body))
    location = re.search(r"LOCATION\s+'([^']*)'", rest, re.I).group(1).rstrip("/")
    return AthenaTable(name, columns_of(text[head.end() : end]), keys, properties, location)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def array(texts):
    return f"ARRAY[{', '.join(quoted(text) for text in texts)}]"


# So many values of a listed key a table has here. All regions times all days since 2020 are 130,000 partitions, and a
# server of 3 GB plans a query without a beginning over them for minutes.
LISTED = 4


def key_of_trino(table, key, kind, until):
    """A partition key with its projection. Ranges end at `until`, lest the proof depends on the day it runs on."""
    column = f'"{key}" {kind.trino()}'
    if not table.projected:
        return column
    what = table.projection(key, "type")
    properties = {"type": quoted(what)}
    if what == "enum":
        properties["values"] = array(table.projection(key, "values").split(",")[:LISTED])
    if what == "integer":
        first, last = map(int, table.projection(key, "range").split(","))
        if key == "year":
            # The years of the records: 483 looks for minutes at each day of a decade.
            first, last = max(first, until.year - 1), min(last, until.year)
        properties["range"] = array([str(first), str(last)])
        if table.projection(key, "digits"):
            properties["digits"] = table.projection(key, "digits")
    if what == "date":
        form = table.projection(key, "format")
        first, last = table.projection(key, "range").split(",")
        if first.startswith("NOW"):
            first = folder_of_day(form, until.replace(year=until.year - 3))
        if last.startswith("NOW"):
            last = folder_of_day(form, until)
        unit = table.projection(key, "interval.unit", "DAYS").upper()
        if unit.startswith("MONTH"):
            # Athena's, but not Trino's: the same folders as a list.
            properties = {"type": quoted("enum"), "values": array(months(form, first, last))}
        else:
            properties |= {"format": quoted(form), "range": array([first, last]), "interval_unit": quoted(unit)}
            properties["interval"] = table.projection(key, "interval", "1")
    listed = ", ".join(f"partition_projection_{name} = {value}" for name, value in properties.items())
    return f"{column} WITH ({listed})"


def months(form, first, last):
    start, end = (datetime.strptime(text, python_format(form)) for text in (first, last))
    firsts = (datetime(number // 12, number % 12 + 1, 1) for number in range(start.year * 12, end.year * 12 + 12))
    return [folder_of_day(form, day) for day in firsts if start <= day <= end]


def folder_of_day(form, day):
    """A day in the words of Java's date format, as far as trails use it."""
    return day.strftime(python_format(form))


def python_format(form):
    return form.replace("yyyy", "%Y").replace("MM", "%m").replace("dd", "%d").replace("HH", "%H")


def create_table(table, schema, base, until):
    """The statement for Trino, with the bucket in the folder `base`."""
    columns = [f'"{name}" {kind.trino()}' for name, kind in table.columns]
    columns += [key_of_trino(table, key, kind, until) for key, kind in table.keys]
    properties = ["format = 'JSON'", f"external_location = {quoted(local(table.location, base))}"]
    if table.keys:
        properties.append(f"partitioned_by = {array([key for key, _ in table.keys])}")
    if table.projected:
        properties.append("partition_projection_enabled = true")
        template = table.properties.get("storage.location.template")
        if template:
            properties.append(f"partition_projection_location_template = {quoted(local(template, base))}")
    listed, joined = ", ".join(properties), ",\n  ".join(columns)
    return f'CREATE TABLE hive."{schema}"."{table.name}" (\n  {joined})\nWITH ({listed})'


def local(address, base):
    """An S3 address as a folder below `base`."""
    return f"file://{base}/{in_bucket(address)}"


def in_bucket(address):
    """The path of an S3 address, in lower case but for the names of keys: 406 reads templates so."""
    return address.split("://", 1)[1].lower()
