#!/usr/bin/env python3
"""`geo build` beside only walking and decoding its input, and beside a public converter.

    cargo build --release --no-default-features --features geo --bins --examples
    python3 benches/geo_build.py target/release/cloudtrail-lookml A.mmdb B.mmdb [--mmdbctl PATH]

Seconds are medians of so many runs, memory is the most that a run held. `mmdbctl export` (ipinfo) writes
CSV from one MMDB file after the other; it is run where its path is given. benches/mmdb_to_parquet.py, a
short script over `maxminddb` and `pyarrow`, stands in for it, and is run once where these are installed.
Exits with 1 where a bound is broken: ten times the walk, 300 MB.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES, MEGABYTES = 10, 300
STAND_IN = Path(__file__).resolve().parent / "mmdb_to_parquet.py"


def run(command):
    """Seconds and megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} failed: {errors.decode()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(runs):
    seconds, cpu, megabytes = zip(*runs)
    return statistics.median(seconds), statistics.median(cpu), max(megabytes)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--mmdbctl", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    program = options.program.resolve()
    walk = program.parent / "examples" / "walk_mmdb"
    walks, builds, converts = [], [], []
    # In turns, so that a busy machine is busy for all of them.
    for _ in range(options.runs):
        walks.append(run([walk, *options.files]))
        with tempfile.TemporaryDirectory() as folder:
            builds.append(run([program, "geo", "build", "--out", folder, *options.files]))
        if options.mmdbctl:
            with tempfile.TemporaryDirectory() as folder:
                parts = [
                    run([options.mmdbctl, "export", "--format", "csv", "--out", f"{folder}/{file.stem}.csv", file])
                    for file in options.files
                ]
                converts.append((sum(p[0] for p in parts), sum(p[1] for p in parts), max(p[2] for p in parts)))
    walked, built = median(walks), median(builds)
    rows = [("walk and decode", walked), ("geo build", built)]
    rows += [("mmdbctl export", median(converts))] if converts else []
    if importlib.util.find_spec("pyarrow"):
        with tempfile.TemporaryDirectory() as folder:
            rows += [("Python, pyarrow", run([sys.executable, STAND_IN, f"{folder}/out.parquet", *options.files]))]
    for name, (seconds, cpu, megabytes) in rows:
        times = f"{seconds / walked[0]:.1f} times the walk, {cpu / walked[1]:.1f} by CPU time"
        print(f"{name:16} {seconds:6.2f} s  {cpu:6.2f} s CPU  {megabytes:5.0f} MB  {times}")
    broken = built[0] > TIMES * walked[0] or built[2] > MEGABYTES
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
