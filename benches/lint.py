#!/usr/bin/env python3
"""Times `cloudtrail-lookml lint` as a whole process beside the parsers and the linter that others wrote.

    cargo build --release --no-default-features
    python3 benches/lint.py target/release/cloudtrail-lookml \
        --python PYTHON_WITH_LKML_AND_LOOKER_CST --node NODE_MODULES --lams CHECKOUT_OF_LAMS

`--python` is an interpreter with tests/checkers/requirements.txt installed, `--node` the folder in which
tests/checkers/package.json was installed, `--lams` a checkout of looker-open-source/look-at-me-sideways
with its packages installed (no registry has it). What is not named is not run, and said so.

The project is made here: a view of 10,000 fields of the usual kinds, with a model and an explore over it.
The others only read the view; `lint` reads the project, resolves it, and runs all rules that are on. The
commands take turns, so that a busy machine is busy for all of them; the figures are ratios of medians.
A second project has 3,000 files, and is held against `git grep -c dimension` over it.
With `--callgrind` it also counts instructions (needs valgrind) for 1,000, 10,000 and 100,000 fields, or up
to `--largest`; with `--no-times` nothing else is measured, and what is left does not depend on the machine.
The projects are sound: a run that finds something ends the benchmark.
Exit code 1 when a bound is broken.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Bounds, can_tell_memory, instructions, medians, peak_memory, run, tell, tenfold

RUNS, SLOW_RUNS = 15, 3
FIELDS, FILES, FIELDS_A_VIEW = 10_000, 3_000, 10
# The bounds: time as a multiple of a round trip by looker-cst, peak memory in MiB, growth of instructions
# for ten times the fields, and time as a multiple of `git grep`.
ROUND_TRIPS, MEMORY, GROWTH, GREPS = 2.0, 60.0, 12.0, 10.0

LOOKER_CST = """import sys, looker_cst
text = open(sys.argv[1], encoding="utf-8").read()
assert str(looker_cst.parse(text)) == text"""
LKML = """import sys, lkml
lkml.load(open(sys.argv[1], encoding="utf-8"))"""
LOOKML_PARSER = """const parser = require("lookml-parser");
const read = parser.parse(require("fs").readFileSync(process.argv[1], "utf-8"));
if (read.error || !read.view) process.exit(1);"""

# The rules of LAMS that tests/proofs/lams.sh switches on.
LAMS_RULES = ("F1", "F2", "F4", "E1", "E6", "T1", "H2")

DIMENSION = """  dimension: column_{n} {{
    group_label: "Group {group}"
    label: "Column {n}"
    description: "What the service recorded as its value {n}."
    type: {type}
    sql: ${{TABLE}}.column_{n} ;;
  }}
"""
DERIVED = """  dimension: derived_{n} {{
    group_label: "Group {group}"
    label: "Derived {n}"
    description: "The value {before} without blanks, or a dash."
    type: string
    sql: COALESCE(TRIM(${{column_{before}}}), '-') ;;
  }}
"""
GROUP = """  dimension_group: moment_{n} {{
    group_label: "Group {group}"
    label: "Moment {n}"
    type: time
    timeframes: [raw, hour, date, month]
    sql: ${{TABLE}}.moment_{n} ;;
  }}
"""
MEASURE = """  measure: measure_{n} {{
    group_label: "Group {group}"
    label: "Measure {n}"
    description: "How many events had a value {before}."
    type: count
    filters: [column_{before}: "-NULL"]
  }}
"""


def field(number):
    """A field of seven lines; of ten, six are columns, and the rest rests on them."""
    form = (DIMENSION,) * 6 + (DERIVED, DERIVED, GROUP, MEASURE)
    kind = "number" if number % 10 == 5 else "string"
    before = number - number % 10 + number % 3
    return form[number % 10].format(n=number, group=number // 20, type=kind, before=before)


def view(name, fields):
    body = "\n".join(field(number) for number in range(fields))
    return f"view: {name} {{\n  suggestions: no\n  sql_table_name: events.{name} ;;\n\n{body}}}\n"


MODEL = 'connection: "athena"\n\ninclude: "/views/*.view.lkml"\ninclude: "/explores/*.explore.lkml"\n'


def explore(name):
    always = 'always_filter: { filters: [moment_8_date: "7 days"] }'
    return f'explore: {name} {{\n  label: "Events of {name}"\n  {always}\n}}\n'


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def wide_project(root, fields):
    """One view, one explore, one model; gives the path of the view."""
    write(root / "manifest.lkml", 'project_name: "wide"\n')
    write(root / "wide.model.lkml", MODEL)
    write(root / "explores/wide.explore.lkml", explore("wide"))
    return write(root / "views/wide.view.lkml", view("wide", fields))


def long_project(root, files):
    """As many views as explores, in a Git repository."""
    write(root / "manifest.lkml", 'project_name: "long"\n')
    write(root / "long.model.lkml", MODEL)
    for number in range((files - 2) // 2):
        name = f"events_{number}"
        write(root / f"views/{name}.view.lkml", view(name, FIELDS_A_VIEW))
        write(root / f"explores/{name}.explore.lkml", explore(name))
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "."], check=True)


def lint(binary, root):
    return [binary, "lint", str(root)]


class Others:
    """The commands of the programs that others wrote, over one view."""

    def __init__(self, arguments, folder):
        self.arguments = arguments
        self.folder = folder

    def round_trip(self, path):
        return [self.arguments.python, "-I", "-c", LOOKER_CST, str(path)]

    def slow(self, path):
        """Those that take seconds, by name: a function that runs one once and gives its seconds."""
        cases = {}
        if self.arguments.python:
            lkml = [self.arguments.python, "-I", "-c", LKML, str(path)]
            cases["lkml, load"] = lambda: run(lkml)
        if self.arguments.node:
            parser = ["node", "-e", LOOKML_PARSER, str(path)]
            cases["lookml-parser, parse"] = lambda: run(parser, cwd=self.arguments.node)
        if self.arguments.lams:
            cases["LAMS, seven rules"] = self.lams(path)
        return cases

    def lams(self, path):
        root = self.folder / "lams"
        write(root / path.name, path.read_text(encoding="utf-8"))
        rules = "".join(f"#rule: {rule}{{}}\n" for rule in LAMS_RULES)
        write(root / "manifest.lkml", f'project_name: "wide"\n\n#LAMS\n{rules}')
        command = ["node", str(Path(self.arguments.lams).resolve() / "cli.js")]
        command += ["--reporting=no", "--source=**/*.lkml"]
        # It finds measures without what its rules want, which is fine: it has looked at them.
        return lambda: run(command, fine=(0, 1), cwd=root)


def wide(binary, others, folder, bounds):
    root = folder / "wide"
    path = wide_project(root, FIELDS)
    ours = lint(binary, root)
    cases = {"cloudtrail-lookml lint": lambda: run(ours)}
    if others.arguments.python:
        cases["looker-cst, round trip"] = lambda: run(others.round_trip(path))
    lines = path.read_text(encoding="utf-8").count("\n")
    print(f"a view of {FIELDS:,} fields, {lines:,} lines: median of {RUNS} runs")
    times = medians(cases, RUNS)
    tell(times)
    tell(medians(others.slow(path), SLOW_RUNS))
    if others.arguments.python:
        own, round_trip = times.values()
        bounds.hold("as a multiple of a round trip by looker-cst", own / round_trip, ROUND_TRIPS)
    else:
        print("  not held against looker-cst: --python is not given")
    if can_tell_memory():
        bounds.hold("peak memory in MiB", peak_memory(ours), MEMORY)
    else:
        print("  peak memory not measured: GNU time is not installed (Debian's package time)")


def long(binary, folder, bounds):
    root = folder / "long"
    long_project(root, FILES)
    grep = ["git", "-C", str(root), "grep", "-c", "dimension"]
    cases = {
        "cloudtrail-lookml lint": lambda: run(lint(binary, root)),
        "git grep -c dimension": lambda: run(grep),
    }
    views = (FILES - 2) // 2
    size = sum(path.stat().st_size for path in root.rglob("*.lkml")) / 1e6
    print(f"{FILES:,} files, {views * FIELDS_A_VIEW:,} fields, {size:.1f} MB: median of {RUNS} runs")
    times = medians(cases, RUNS)
    tell(times)
    own, grepped = times.values()
    bounds.hold("as a multiple of git grep", own / grepped, GREPS)


def growth(binary, folder, bounds, largest):
    print("callgrind instructions for ten times the fields")
    counts = []
    for fields in tenfold(1_000, largest):
        root = folder / f"grown{fields}"
        wide_project(root, fields)
        counts.append((fields, instructions(lint(binary, root), folder)))
    bounds.hold_growth("fields", counts, GROWTH)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the release binary")
    parser.add_argument("--python", help="an interpreter that has lkml and looker-cst")
    parser.add_argument("--node", help="a folder whose node_modules has lookml-parser")
    parser.add_argument("--lams", help="a checkout of LAMS, with its packages installed")
    parser.add_argument("--callgrind", action="store_true", help="count instructions as well")
    parser.add_argument("--largest", type=int, default=100_000, help="count them for up to so many fields")
    parser.add_argument("--no-times", action="store_true", help="measure nothing that a busy machine changes")
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    bounds = Bounds()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        if not arguments.no_times:
            wide(binary, Others(arguments, folder), folder, bounds)
            long(binary, folder, bounds)
        if arguments.callgrind:
            growth(binary, folder, bounds, arguments.largest)
    sys.exit(1 if bounds.broken else 0)


if __name__ == "__main__":
    main()
