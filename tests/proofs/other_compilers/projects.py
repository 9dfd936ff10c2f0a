"""The projects whose tiles are compared: with all dashboards, and once more with places of addresses."""

import re
from dataclasses import dataclass

import built_places
from agentops_compiler import Agentops
from compiled import Project
from metrics_layer_compiler import MetricsLayer

PLACE = ("country_code", "country", "subdivision", "city", "accuracy_km", "asn", "network_owner", "is_anonymous", "is_hosting")
# What is counted for each address and all that is told of its place: tiles show countries alone.
COUNTED = {"sign_in": "sign_in.attempts", "cloudtrail": "cloudtrail.events"}


@dataclass(frozen=True)
class Compared:
    """`statements` are ours, `others` the compilers that have read the same project."""

    statements: list
    others: list


def with_all_dashboards(program, folder):
    project = Project("plain", folder / "plain", ["--table", "builtin:projection"])
    return compared(project, program, project_tiles(project, program))


def with_places(program, folder):
    """What joins places alone, for the rest is as it is without."""
    project = Project("places", folder / "places", ["--table", "builtin:projection"], built_places.SETTINGS)
    tiles = [tile for tile in project_tiles(project, program) if built_places.SCHEMA in tile.sql]
    return compared(project, program, tiles + of_addresses(project, program))


def project_tiles(project, program):
    project.generate(program, "--size", "full", "--dashboards", "all")
    return project.compile(program)


def of_addresses(project, program):
    """What is told of the place of each address, with how many events it has."""
    statements = []
    for explore, measure in COUNTED.items():
        fields = [f"{explore}.source_ip", *(f"ip_geolocation.{name}" for name in PLACE), measure]
        statements += project.compile(program, "--explore", explore, "--fields", ",".join(fields))
    return statements


def compared(project, program, statements):
    refused = [statement.title for statement in statements if statement.refused]
    if refused:
        raise SystemExit(f"{program} does not compile {', '.join(refused)}")
    copy = project.folder.with_name(f"{project.name}_for_others")
    with_constants(project.folder, copy)
    without_sql_join(copy)
    agentops = Agentops(copy)
    return Compared(statements, [agentops, MetricsLayer(agentops.model)])


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


# The join by `sql`: its columns as arrays of one value, and their names.
SQL_JOIN = re.compile(r"  join: ip_address \{.*?UNNEST\((.*?)\) AS ip_address\((.*?)\) ;;.*?\n  \}\n", re.S)


def without_sql_join(folder):
    """Neither of the two knows a join by `sql`: what it gives a name is put where it is read."""
    view = folder / "views" / "ip_address.view.lkml"
    if not view.exists():
        return
    fields = re.findall(r"dimension: (\w+) \{.*?sql:\s*(.*?) ;;", view.read_text(), re.S)
    for path in folder.glob("explores/*.lkml"):
        text = path.read_text()
        if join := SQL_JOIN.search(text):
            text = text.replace(join[0], "")
            columns = dict(zip(join[2].split(", "), re.findall(r"ARRAY\[(.*?)\]", join[1])))
            for name, sql in fields:
                read = re.sub(r"\$\{TABLE\}\.(\w+)", lambda match: columns[match[1]], sql)
                text = text.replace(f"${{ip_address.{name}}}", read)
            path.write_text(text)
