"""How much the tiles of Looker's own CloudTrail block read, over the same year of equal days as the proof.

    python3 tests/trino/original_block.py FOLDER_OF_THE_BLOCK BINARY [--only projection] [--running 406=PORT]

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
from server import LeftOut, Running, Server
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


def on(server, trails, tiles):
    """Rows of the report, and how many statements failed."""
    found, failed = [], 0
    client = server.client()
    for table, trail in trails:
        if not runs_on(table, server.version):
            continue
        trail.create(client)
        whole = sum(trail.size.values())
        for title, sql in tiles:
            try:
                read = read_by(client, trail, sql)
                found.append((server.version, trail.schema, title, read, f"{100 * read / whole:.2f} %", ""))
            except QueryFailed as failure:
                failed += 1
                found.append((server.version, trail.schema, title, "-", "-", str(failure)[:80]))
    return found, failed


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("block", type=Path)
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("--running", metavar="VERSION=PORT", action="append", default=[], help="use only these, which run already")
    arguments.add_argument("--only", action="append", choices=[table.name for table in TABLES])
    options = arguments.parse_args()
    folder = ROOT / "target" / "trino" / "original"
    tiles = []
    for title, sql, reason in compiled(options.block.resolve(), options.binary.resolve()):
        if sql:
            tiles.append((title, sql))
        else:
            print(f"does not compile: {title}: {reason}")
    trails = []
    for table in TABLES:
        if has_data(table, "year") and table.name not in NEED_A_VALUE and (not options.only or table.name in options.only):
            trail = Trail(f"block_{table.name}", table.read(), records.equal_days(), folder / "data")
            trail.write()
            trails.append((table, trail))
    failed = 0
    running = [Running(*map(int, text.split("="))) for text in options.running]
    for server in running or [Server(version, folder / "servers", memory=3, quick=True) for version in VERSIONS]:
        try:
            if not running:
                server.start()
            found, without = on(server, trails, tiles)
        except LeftOut as reason:
            print(reason)
            continue
        finally:
            server.stop()
        failed += without
        print(report.grid(("Trino", "table", "tile of the block", "bytes", "of the table", ""), found), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
