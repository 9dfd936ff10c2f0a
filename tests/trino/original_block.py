"""How much the tiles of Looker's own CloudTrail block read, over the same year of equal days as the proof.

    python3 tests/trino/original_block.py FOLDER_OF_THE_BLOCK BINARY [--version 406] [--only projection]

FOLDER_OF_THE_BLOCK is a checkout of github.com/llooker/aws_cloudtrail_block. BINARY compiles its dashboards as they are.
Prints a line for each tile, table and server, and ends with 1 where a statement does not run.
"""

import argparse
import json
import sys
from pathlib import Path

import records
import report
from client import QueryFailed
from compiled import AT_CLOCK, run
from prove import VERSIONS, has_data
from server import LeftOut, Server
from tables import ROOT, TABLES, runs_on
from warehouse import Trail

# The table that the block names.
ITS_TABLE = "aws_optimizer.cloudtrail_logs"
# A key that has to have a value: the block names no key, so no server lets it read such a table.
NEED_A_VALUE = ("injected", "injected_twice")


def compiled(block, binary):
    """(tile, SQL or None, why there is none)."""
    text = run([binary, "sql", "--project", block, "--clock", f"{records.CLOCK:%Y-%m-%dT%H:%M:%SZ}", "--format", "json"])
    for query in json.loads(text)["queries"]:
        refused = query["refused"]
        yield "/".join([query["dashboard"], *query["tiles"]]), query["sql"], refused and refused["message"]


def read_by(client, trail, sql):
    table = f"{trail.schema}.{trail.table.name}"
    answered = client.query(sql.replace(ITS_TABLE, table).replace("LOCALTIMESTAMP", AT_CLOCK))
    return answered.statistics["physicalInputBytes"]


def on(version, folder, trails, tiles):
    """Rows of the report, and how many statements failed."""
    found, failed = [], 0
    with Server(version, folder / "servers", memory=3, quick=True) as server:
        client = server.client()
        for table, trail in trails:
            if not runs_on(table, version):
                continue
            trail.create(client)
            whole = sum(trail.size.values())
            for title, sql, _ in tiles:
                try:
                    read = read_by(client, trail, sql) if sql else None
                except QueryFailed as failure:
                    failed += 1
                    found.append((version, trail.schema, title, "-", "-", str(failure)[:60]))
                    continue
                if sql:
                    found.append((version, trail.schema, title, read, f"{100 * read / whole:.2f} %", ""))
    return found, failed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("block", type=Path)
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("--version", type=int, action="append", choices=VERSIONS)
    arguments.add_argument("--only", action="append", choices=[table.name for table in TABLES])
    options = arguments.parse_args()
    folder = ROOT / "target" / "trino" / "original"
    tiles = list(compiled(options.block.resolve(), options.binary.resolve()))
    trails = []
    for table in TABLES:
        if has_data(table, "year") and table.name not in NEED_A_VALUE and (not options.only or table.name in options.only):
            trail = Trail(f"year_{table.name}", table.read(), records.equal_days(), folder / "data")
            trail.write()
            trails.append((table, trail))
    for title, _, reason in tiles:
        if reason:
            print(f"does not compile: {title}: {reason}")
    failed = 0
    for version in options.version or VERSIONS:
        try:
            found, without = on(version, folder, trails, tiles)
        except LeftOut as reason:
            print(reason)
            continue
        failed += without
        print(report.grid(("Trino", "table", "tile of the block", "bytes", "of the table", ""), found), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
