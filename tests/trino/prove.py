"""The proof: every tile and every field of what is generated, on real servers, beside what was counted.

Run by prove.sh. Ends with 1 where anything differs, and with 0 and one line where no server can run.
"""

import argparse
import copy
import os
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import built_places
import edges
import filters
import gate
import mistakes
import pruning
import records
import report
import risk
import risk_mistakes
import risk_places
import rows
import scenarios
from compiled import Project, Statement
from partitions import Folders
from server import LeftOut, Running, Server
from tables import ROOT, TABLES, runs_on
from truth.answer import Query
from warehouse import Trail

VERSIONS = (406, 483)
# The dashboard that an economical run has for every table.
FIRST = "console_login_overview"
# What is run: tiles and fields over records around the clock, weeks and phrases over a year of equal days, values at the
# edges, scenarios with answers counted by hand, filter expressions, risky sign-ins by hand, and mistakes that the comparison has to see.
PARTS = ("tiles", "fields", "weeks", "phrases", "edges", "scenarios", "expressions", "risk", "mistakes")
# Those whose lines name a table and a statement.
OF_STATEMENTS = PARTS[:6]
# How many statements a server gets at a time: planning them takes one core each, and they wait for each other.
CLIENTS = 2
# Dashboards begin with different periods; here each shows the same week.
A_WEEK = ("--filter", "Date=7 days")
# The tables that an economical run leaves out.
NOT_ECONOMICAL = ("cut_down", "2017_placed", "console_placed", "manual_placed", "organization_placed")
EVENTS = "cloudtrail"
FIELDS_AT_ONCE = 25
STARTED = time.monotonic()
# A server takes its heap and half of it again.
GIGABYTES_FOR_TWO = 10


def say(text):
    print(f"[{time.monotonic() - STARTED:5.0f} s] {text}", flush=True)


class Proof:
    def __init__(self, binary, folder, tables, parts, economical=False):
        # Mistakes are sown on one server, the first that runs: what they prove is that the comparison sees.
        self.sown_on = None
        self.binary, self.folder, self.tables, self.parts, self.economical = binary, folder, tables, parts, economical
        self.trails, self.counted = {}, {}
        self.tiles, self.fields, self.phrases, self.edges, self.scenarios = {}, {}, {}, {}, {}
        self.projects, self.refused, self.expressions = {}, [], []
        # What a table with places asks more, and the ground truth with them.
        self.with_places, self.counted_with_places, self.risk = {}, {}, None
        # The folder of the geolocation tables that the program builds, where a table joins them.
        self.built = None

    # ---- what is run ----

    def write_data(self):
        if any(table.placed for table in self.tables):
            self.built = built_places.build(self.binary, self.folder / "places")
        sets = {"main": records.all_placed(5), "thorough": records.all_placed(), "year": records.equal_days(), "edge": edges.placed(), "scenario": scenarios.placed()}
        for table in self.tables:
            for name, placed in sets.items():
                if has_data(table, name):
                    placed = sets["thorough"] if name == "main" and table.thorough else placed
                    trail = Trail(f"{name}_{table.name}", table.read(), placed, self.folder / "data")
                    trail.write()
                    self.trails[name, table.name] = trail
                    self.counted[trail.schema] = rows.Counted(trail, table.meaning)
                    if name == "main" and table.shipped and not table.placed:
                        self.counted_with_places[trail.schema] = rows.Counted(trail, with_places(table.meaning))
        say(f"{len(self.trails)} tables of {', '.join(f'{len(placed)} {name}' for name, placed in sets.items())} records")

    def compile(self):
        for table in self.tables:
            project = Project(table.name, self.folder / "projects" / table.name, table.arguments, table.settings)
            dashboards = "all" if table.sisters or not self.economical else FIRST
            project.generate(self.binary, "--size", "full", "--dashboards", dashboards)
            lean = Project(table.name, self.folder / "projects" / f"{table.name}_lean", table.arguments, table.settings)
            lean.generate(self.binary, "--size", "lean", "--dashboards", dashboards)
            self.projects[table.name] = project
            explores = project.explores()
            of_table = self.place_fields if table.placed else self.all_fields
            self.fields[table.name] = self.kept(table, of_table(table, project, explores))
            tiles = self.kept(table, project.compile(self.binary, *A_WEEK) if project.dashboards() else [])
            lean.types = project.types
            of_lean = self.kept(table, lean.compile(self.binary, *A_WEEK) if lean.dashboards() else [])
            known = {statement.sql for statement in tiles}
            for statement in of_lean:
                statement.title = f"{statement.title} (lean)"
            self.tiles[table.name] = tiles + [statement for statement in of_lean if statement.sql not in known]
            with_data = {kind for kind, name in self.trails if name == table.name}
            self.with_places[table.name] = self.of_places(table) if table.shipped and not table.placed else []
            self.phrases[table.name] = [self.phrase(project, text) for text in pruning.PHRASES] if "year" in with_data else []
            self.edges[table.name] = self.edge_statements(table, project) if "edge" in with_data else []
            self.scenarios[table.name] = scenarios.statements(project, self.binary) if "scenario" in with_data else []
        if "risk" in self.parts:
            self.risk = risk.Scenarios(self.binary, self.folder / "risk")
        if "expressions" in self.parts:
            samples = self.folder / "expressions"
            samples.mkdir()
            self.expressions = list(filters.cases(self.binary, samples))
        say(f"{len(self.statements())} statements for {len(self.tables)} tables, {len(self.expressions)} filter expressions")

    def parts_of(self, table):
        """What is run of a table; of places in an economical run the tiles."""
        return [part for part in self.parts if part == "tiles" or not (self.economical and table.placed)]

    def of_places(self, table):
        """The list of risky sign-ins with places, which goes by countries and distances too."""
        project = Project(table.name, self.folder / "projects" / f"{table.name}_places", table.arguments, table.settings + risk_places.SETTINGS)
        project.generate(self.binary, "--size", "lean", "--dashboards", "console_login_overview")
        found = self.kept(table, project.compile(self.binary, *A_WEEK))
        found = [each for each in found if each.query.explore == "sign_in_risk"]
        for statement in found:
            statement.title = f"{statement.title} (places)"
        return found

    def by_of(self, table):
        """By which dimensions the measures are asked for once more; in an economical run by principal for one table."""
        if table.placed:
            return ("country_code", "network_owner")
        return ("principal", "event_date") if table.thorough and not (self.economical and table.sisters) else ()

    def all_fields(self, table, project, explores):
        """Every field, some to a query; the measures again for each of some fields, where there is more to differ.

        These again are long statements, and not for every table.
        """
        found = []
        for explore in explores:
            # Tells the types of all fields as well, by which filters of tiles are read.
            statements = project.compile(self.binary, "--explore", explore, "--all-fields")
            if not {"fields", "edges"} & set(self.parts_of(table)):
                continue
            names = [field for statement in statements for field in statement.query.fields]
            found += self.some_fields(project, explore, [], [field.name for field in names])
            if by_names := self.by_of(table):
                by = [field.name for field in names if field.short in by_names and field.kind == "dimension"]
                found += self.some_fields(project, explore, by, [field.name for field in names if field.kind == "measure"])
        return found

    def some_fields(self, project, explore, by, names):
        """The fields, some to a query; fewer where a reader of SQL finds the statement too complex."""
        found = []
        for start in range(0, len(names), FIELDS_AT_ONCE):
            asked = names[start : start + FIELDS_AT_ONCE]
            compiled = project.compile(self.binary, "--explore", explore, "--fields", ",".join(by + asked))
            if len(asked) > 1 and any(not each.refused and gate.is_too_complex(each.sql) for each in compiled):
                half = len(asked) // 2
                compiled = [*self.some_fields(project, explore, by, asked[:half]), *self.some_fields(project, explore, by, asked[half:])]
            found += compiled
        return found

    def place_fields(self, table, project, explores):
        """What is told of a place, beside the address, and every measure by place; but for what the join itself goes by."""
        found = []
        for explore in explores:
            statements = self.all_fields(table, project, [explore])
            found += built_places.by_address(project, self.binary, explore, statements)
            found += [each for each in statements if each.refused or built_places.has_measures_by_place(each)]
        return found

    def phrase(self, project, text):
        explore = "sign_in" if "sign_in" in project.explores() else EVENTS
        asked = ("--explore", explore, "--fields", f"{explore}.event_date,{explore}.events")
        (statement,) = project.compile(self.binary, *asked, "--filter", f"{explore}.event_window={text}", "--sorts", f"{explore}.event_date")
        statement.title = f"{explore}.event_window: {text or 'any time'}"
        return statement

    def kept(self, table, statements):
        for statement in statements:
            if statement.refused and not is_coordinates(statement):
                self.refused.append(f"{statement.title}: {statement.refused}")
        runs = [statement for statement in statements if not statement.refused]
        return [statement for statement in runs if built_places.SCHEMA in statement.sql] if table.placed else runs

    def statements(self):
        """All that was compiled, but for the mistakes and the scenarios of risky sign-ins.

        Those ask for every flag at once, which is more than a reader of SQL takes: they read the list as a tile, and each flag as a field.
        """
        found = [each for kept in (self.tiles, self.with_places, self.fields, self.phrases, self.edges) for listed in kept.values() for each in listed]
        return found + [statement for listed in self.scenarios.values() for statement, _ in listed]

    # ---- what is run on each server ----

    def on(self, server):
        """All of it on one server; gives lines for the report."""
        client = server.client()
        if self.built:
            built_places.create(client, self.built)
        for (_, name), trail in self.trails.items():
            if runs_on(table_named(name), server.version):
                trail.create(client)
        risk_places.create(client, self.risk.places() if self.risk else risk_places.PLACES)
        say(f"Trino {server.version}: tables made")
        found = {part: [] for part in PARTS}
        with ThreadPoolExecutor(CLIENTS) as pool:
            # The longest first.
            jobs = [pool.submit(self.sow, server)] if self.is_sown_on(server) else []
            jobs += [pool.submit(self.on_table, server, table) for table in self.tables if runs_on(table, server.version)]
            if self.risk:
                found["risk"] = [self.risk.wrong(client, few=self.economical and server.version != self.sown_on)]
                say(f"Trino {server.version}: {found['risk'][0][0]} scenarios of risky sign-ins")
                if "mistakes" in self.parts and server.version == self.sown_on:
                    chosen = risk_mistakes.FEW if self.economical else risk_mistakes.MISTAKES
                    found["mistakes"] += risk_mistakes.sow(client, self.binary, self.risk, self.folder / "risk" / "sown", chosen)
                    say(f"Trino {server.version}: {len(chosen)} mistakes sown into risky sign-ins")
            if self.expressions:
                found["expressions"] = [filters.judged(client, self.expressions)]
                say(f"Trino {server.version}: {len(self.expressions)} filter expressions")
            for job in jobs:
                for part, lines in job.result().items():
                    found[part] += lines
        return found

    def is_sown_on(self, server):
        chosen = any(table.name in mistakes.TABLES for table in self.tables)
        return chosen and "mistakes" in self.parts and server.version == self.sown_on

    def sow(self, server):
        """Which mistakes are seen."""
        found = []
        for table in (table for table in self.tables if table.name in mistakes.TABLES):
            trails = {name: trail for (name, of), trail in self.trails.items() if of == table.name}
            counted = self.counted[trails["main"].schema]
            folder = self.folder / "mistakes" / table.name
            found += mistakes.sow(server.version, server.client(), self.binary, folder, table, trails, counted)
        say(f"Trino {server.version}: {len(found)} mistakes sown")
        return {"mistakes": found}

    def on_table(self, server, table):
        """The lines of each part, for one table."""
        version, client = server.version, server.client()
        folders = Folders(client)
        main, year, edge, scenario = (self.trails.get((name, table.name)) for name in ("main", "year", "edge", "scenario"))
        tiles, fields = self.tiles[table.name], self.fields[table.name]
        weekly = self.of_a_week(table)
        work = {
            "tiles": lambda: self.tile_rows(version, client, table, main, folders) if main else [],
            "fields": lambda: [self.run(version, client, main, rows.without_limit(each)) for each in fields] if main else [],
            "weeks": lambda: [pruning.week(version, client, year, each) for each in weekly] if year else [],
            "phrases": lambda: [
                pruning.phrase(version, client, year, self.counted[year.schema], each, folders) for each in self.phrases[table.name]
            ] if year else [],
            "edges": lambda: self.edge_values(version, client, table, edge) if edge else [],
            "scenarios": lambda: self.scenario_answers(version, client, table, scenario) if scenario else [],
        }
        found = {}
        for part in work:
            began = time.monotonic()
            found[part] = work[part]() if part in self.parts_of(table) else []
            if found[part]:
                say(f"Trino {version}: {table.name}, {part}: {len(found[part])} runs in {time.monotonic() - began:.0f} s")
        for line in (line for lines in found.values() for line in lines if line.wrong):
            say(f"WRONG on Trino {version}, {line.trail}, {line.title}: {line.wrong[0][:400]}")
        return found

    def of_a_week(self, table):
        """The tiles whose days are counted over a year.

        What chooses the days is the explore's own condition; so an economical run has one tile of each explore where the
        layout is not that of the table with all dashboards.
        """
        tiles = self.tiles[table.name]
        if not self.economical:
            return tiles
        first = [each for each in tiles if each.title.startswith(FIRST)]
        return first if table.sisters else list({each.query.explore: each for each in reversed(first)}.values())

    def run(self, version, client, trail, statement, folders=None):
        return rows.run(version, client, trail, self.counted[trail.schema], statement, folders)

    def tile_rows(self, version, client, table, trail, folders):
        """Every tile, and those with places beside what was counted with them."""
        lines = [self.run(version, client, trail, each, folders) for each in self.tiles[table.name]]
        counted = self.counted_with_places.get(trail.schema)
        return lines + [rows.run(version, client, trail, counted, each, folders) for each in self.with_places[table.name]]

    def edge_values(self, version, client, table, trail):
        """Each dimension beside the event's id: the hand-made values first, then the ground truth for all of them."""
        lines = []
        for statement in self.edges[table.name]:
            line = self.run(version, client, trail, rows.without_limit(statement))
            if line.ran:
                line.wrong += edges.wrong(line.answer, statement, table.statement.read_text())
            lines.append(line)
        return lines

    def edge_statements(self, table, project):
        """Every dimension of all events, with the event's id."""
        explore = EVENTS
        names = {field.name: None for each in self.fields[project.name] for field in each.query.fields
                 if field.kind == "dimension" and field.name.startswith(f"{explore}.")}
        names = [name for name in names if name != f"{explore}.event_id"]
        found = []
        for start in range(0, len(names), 24):
            asked = ",".join([f"{explore}.event_id", *names[start : start + 24]])
            options = ("--explore", explore, "--fields", asked, "--filter", f"{explore}.event_window=")
            (statement,) = project.compile(self.binary, *options)
            statement.title = f"fields {start + 1} to {start + len(asked.split(',')) - 1}"
            found += self.kept(table, [statement])
        return found

    def scenario_answers(self, version, client, table, trail):
        lines = []
        for statement, expected in self.scenarios[table.name]:
            line = self.run(version, client, trail, statement)
            if line.ran:
                line.wrong += scenarios.wrong(line.answer, statement, expected)
            lines.append(line)
        return lines


def with_places(meaning):
    changed = copy.copy(meaning)
    changed.place_of = risk_places.place_of
    return changed


def is_coordinates(statement):
    """The coordinates of a place are the one field that is not compiled; tests/proofs/places.py looks them up."""
    return statement.refused.startswith("type-not-compiled: `ip_geolocation.location` ")


def has_data(table, name):
    if name == "main":
        return table.shipped or table.name == "cut_down"
    if name == "year":
        # The bytes of the geolocation tables would be counted among those of the days.
        return bool(table.read().keys) and table.name != "cut_down" and not table.placed
    if name == "edge":
        # Their times are odd, so no window may stand before them: a projection would list years of folders.
        return table.name in ("2017", "manual")
    return name == "scenario" and table.name in ("2017", "projection")


def table_named(name):
    return next(table for table in TABLES if table.name == name)


def memory_allows_two():
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return False
    available = next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable"))
    return available > GIGABYTES_FOR_TWO * 1024 * 1024


def started(version, folder, running):
    if version in running:
        return Running(version, running[version])
    try:
        server = Server(version, folder / "servers", memory=3, quick=True)
        server.launch()
        return server
    except LeftOut as reason:
        print(reason, flush=True)
        return None


def on_all(proof, versions, running):
    """What each server found, by its version. Two run at once where there is memory for two."""
    if memory_allows_two():
        servers = [server for version in versions if (server := started(version, proof.folder, running))]
        try:
            proof.compile()
            for server in servers:
                server.wait()
            proof.sown_on = next((server.version for server in servers), None)
            with ThreadPoolExecutor(len(servers) or 1) as pool:
                return dict(zip((server.version for server in servers), pool.map(proof.on, servers)))
        finally:
            for server in servers:
                server.stop()
    proof.compile()
    found = {}
    for version in versions:
        server = started(version, proof.folder, running)
        if server:
            proof.sown_on = proof.sown_on or version
            try:
                server.wait()
                found[version] = proof.on(server)
            finally:
                server.stop()
    return found


def print_tables(found):
    """Prints the report and gives all that is wrong."""
    wrong = []
    versions = list(found)
    for part, heading in (("tiles", "Every tile of every dashboard"), ("fields", "Every field of every explore"),
                          ("scenarios", "Invented scenarios, with answers counted by hand"), ("edges", "Scalar expressions on values at the edges")):
        lines = together([found[version][part] for version in versions])
        shown = [(each[0].trail, each[0].title[:90], report.of_servers([line.rows for line in each]),
                  "yes" if not any(line.wrong for line in each) else "NO",
                  report.of_servers([line.partitions or "-" for line in each]), report.of_servers([line.bytes for line in each]),
                  report.of_servers([line.milliseconds for line in each])) for each in lines]
        if shown:
            print(f"\n{heading}\n" + report.grid(("table", "tile or fields", "rows", "equal", "partitions", "bytes", "ms"), shown))
        wrong += [f"Trino {line.version}, {line.trail}, {line.title}: {'; '.join(line.wrong)}" for each in lines for line in each if line.wrong]
    for part, heading in (("weeks", "Seven days of a year of equal days"), ("phrases", "Phrases of the date filter")):
        lines = together([found[version][part] for version in versions])
        shown = [(each[0].trail, each[0].title[:90], report.of_servers([f"{line.folders:g}" for line in each]),
                  report.of_servers([line.bytes for line in each]), report.of_servers([line.share for line in each]),
                  "yes" if not any(line.wrong for line in each) else "NO") for each in lines]
        if shown:
            print(f"\n{heading}\n" + report.grid(("table", "tile or phrase", "partitions", "bytes", "of the table", "right"), shown))
        wrong += [f"Trino {line.version}, {line.trail}, {line.title}: {'; '.join(line.wrong)}" for each in lines for line in each if line.wrong]
    return wrong


def not_run(found):
    """What one server ran and another did not, though it could have."""
    lacking = []
    for part in OF_STATEMENTS:
        ran = {version: {(line.trail, line.title) for line in parts[part]} for version, parts in found.items()}
        for trail, title in sorted(set().union(*ran.values())):
            table = table_named(trail.split("_", 1)[1])
            lacking += [f"Trino {version} did not run {trail}, {title}" for version in found
                        if runs_on(table, version) and (trail, title) not in ran[version]]
    return lacking


def print_expressions(found):
    """Prints how many filter expressions give the rows of the tables in tests/query, and gives those that do not."""
    lacking = []
    for version, parts in found.items():
        for equal, refused, wrong in parts["expressions"]:
            print(f"\nFilter expressions on Trino {version}: {equal} equal, {refused} refused by name, {len(wrong)} wrong")
            lacking += [f"Trino {version}, {sentence}" for sentence in wrong]
    return lacking


def print_risk(found):
    """Prints how many scenarios of risky sign-ins were run, and gives what differs."""
    lacking = []
    for version, parts in found.items():
        for count, wrong in parts["risk"]:
            print(f"\nRisky sign-ins on Trino {version}: {count} scenarios worked out by hand, {len(wrong)} wrong")
            lacking += [f"Trino {version}, {sentence}" for sentence in wrong]
    return lacking


def print_mistakes(found):
    """Prints which mistakes were seen, and gives those that were not."""
    lines = [line for parts in found.values() for line in parts["mistakes"]]
    if lines:
        print("\nMistakes, sown one at a time: is each of them seen?")
        print(report.grid(("seen", "mistake", "by"), [("yes" if by else "NO", name, (by or "")[:110]) for name, by in lines]))
    return [f"no row tells the mistake: {name}" for name, by in lines if not by]


def together(lists):
    """The lines of the servers beside each other, by table and title."""
    found = {}
    for lines in lists:
        for place, line in enumerate(lines):
            found.setdefault((line.trail, line.title), []).append(line)
    return list(found.values())


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("--version", type=int, action="append", choices=VERSIONS)
    arguments.add_argument("--folder", type=Path, default=ROOT / "target" / "trino" / "proof")
    arguments.add_argument("--running", metavar="VERSION=PORT", action="append", default=[], help="use a server that runs already")
    arguments.add_argument("--part", action="append", choices=PARTS, help="only these parts")
    arguments.add_argument("--only", action="append", help="only these tables", choices=[table.name for table in TABLES])
    arguments.add_argument("--economical", action="store_true", help="the dashboards beside the first, and their fields, for a few tables alone")
    options = arguments.parse_args()
    folder = options.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chosen = [table.name for table in TABLES if not (options.economical and table.name in NOT_ECONOMICAL)]
    tables = [table for table in TABLES if table.name in (options.only or chosen)]
    proof = Proof(options.binary.resolve(), folder, tables, options.part or PARTS, options.economical)
    proof.write_data()
    running = {int(version): int(port) for version, port in (text.split("=") for text in options.running)}
    found = on_all(proof, options.version or VERSIONS, running)
    wrong = print_tables(found) + not_run(found) + print_expressions(found) + print_risk(found) if found else []
    wrong += print_mistakes(found)
    wrong += [f"refused: {reason}" for reason in proof.refused]
    statements = proof.statements()
    wrong += gate.wrong(statements)
    print(f"\nsqlglot and trino-sql-validator read {len({each.sql for each in statements})} statements")
    for sentence in wrong:
        print(f"\nWRONG {sentence}")
    count = sum(len(parts[part]) for parts in found.values() for part in OF_STATEMENTS)
    spent = sum(os.times()[:4])
    say(f"{count} runs on {', '.join(f'Trino {version}' for version in found) or 'no server'}, {len(wrong)} wrong, {spent:.0f} s of CPU")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
