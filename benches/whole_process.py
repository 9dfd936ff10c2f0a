#!/usr/bin/env python3
"""Times `cloudtrail-lookml generate` as a whole process beside `python3 -I -c 'import json'`.

    cargo build --release --no-default-features
    python3 benches/whole_process.py target/release/cloudtrail-lookml

The commands take turns, so that a busy machine is busy for both; the figures are ratios of medians.
With `--callgrind` it also counts instructions (needs valgrind) for 1,000, 10,000 and 100,000 columns, or up
to `--largest`; with `--no-times` nothing else is measured, and what is left does not depend on the machine.
Exit code 1 when a bound is broken.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measure import Bounds, can_tell_memory, instructions, medians, peak_memory, run, tell, tenfold

RUNS = 20
# The bounds: time as a multiple of starting Python, growth of instructions for ten times the columns,
# and peak memory in MiB.
STANDARD, WIDE, GROWTH, MEMORY = 1.0, 2.0, 12.0, 15.0

TRAIL_COLUMNS = """eventversion string,
useridentity struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
eventtime string, eventsource string, eventname string, awsregion string, sourceipaddress string,
useragent string, errorcode string, errormessage string, requestparameters string,
responseelements string, additionaleventdata string, eventid string, recipientaccountid string"""


def ddl(columns):
    """A CloudTrail table with further columns."""
    body = ",\n".join([TRAIL_COLUMNS, *columns])
    return (
        f"CREATE EXTERNAL TABLE wide (\n{body}\n)\n"
        "PARTITIONED BY (`timestamp` string)\n"
        "ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'\n"
        "STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'\n"
        "OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'\n"
        "LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1'\n"
        "TBLPROPERTIES ('projection.enabled'='true', 'projection.timestamp.type'='date',\n"
        "'projection.timestamp.format'='yyyy/MM/dd', 'projection.timestamp.range'='2020/01/01,NOW',\n"
        "'projection.timestamp.interval'='1', 'projection.timestamp.interval.unit'='DAYS',\n"
        "'storage.location.template'='s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1/${timestamp}')\n"
    )


def nested_columns(count):
    """Columns of seven leaves each."""
    leaves = "struct<a:string,b:bigint,c:boolean,d:struct<e:string,f:double>,g:string,h:timestamp>"
    return [f"nested{number:03} {leaves}" for number in range(count)]


def flat_columns(count):
    return [f"column{number:06} string" for number in range(count)]


class Bench:
    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder
        self.serial = 0
        self.bounds = Bounds()

    def generate(self, *arguments):
        """A run into a folder of its own, so that every file is written."""
        self.serial += 1
        out = self.folder / f"out{self.serial}"
        return [self.binary, "-C", str(self.folder), "generate", "--quiet", "--out", str(out), *arguments]

    def table(self, name, columns):
        path = self.folder / f"{name}.sql"
        path.write_text(ddl(columns))
        return str(path)

    def times(self):
        wide = self.table("wide", nested_columns(200))
        kept = self.generate()
        run(kept)
        cases = {
            "python3 -I -c 'import json'": lambda: [sys.executable, "-I", "-c", "import json"],
            "standard project, all files written": lambda: self.generate(),
            "standard project, nothing to write": lambda: kept,
            "200 nested columns, 1,400 leaves": lambda: self.generate("--ddl", wide),
        }
        once = {name: lambda command=command: run(command()) for name, command in cases.items()}
        times = medians(once, RUNS)
        print(f"median of {RUNS} runs")
        tell(times)
        python, *ours = times.items()
        print("as a multiple of starting Python")
        for (name, seconds), bound in zip(ours, (STANDARD, STANDARD, WIDE)):
            self.bounds.hold(name, seconds / python[1], bound)
        print("peak memory in MiB")
        if not can_tell_memory():
            print("  not measured: GNU time is not installed (Debian's package time)")
            return
        for name, _ in ours:
            self.bounds.hold(name, peak_memory(cases[name]()), MEMORY)

    def growth(self, largest):
        print("callgrind instructions for ten times the columns")
        counts = []
        for columns in tenfold(1_000, largest):
            path = self.table(f"flat{columns}", flat_columns(columns))
            counts.append((columns, instructions(self.generate("--ddl", path), self.folder)))
        self.bounds.hold_growth("columns", counts, GROWTH)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the release binary")
    parser.add_argument("--callgrind", action="store_true", help="count instructions as well")
    parser.add_argument("--largest", type=int, default=100_000, help="count them for up to so many columns")
    parser.add_argument("--no-times", action="store_true", help="measure nothing that a busy machine changes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(str(Path(arguments.binary).resolve()), Path(folder))
        if not arguments.no_times:
            bench.times()
        if arguments.callgrind:
            bench.growth(arguments.largest)
    sys.exit(1 if bench.bounds.broken else 0)


if __name__ == "__main__":
    main()
