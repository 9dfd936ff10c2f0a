"""What the benchmarks share: one run of a process, its peak memory, its instructions, and the bounds."""

import re
import shutil
import statistics
import subprocess
import time
from pathlib import Path


def run(command, fine=(0,), **options):
    """Wall seconds of one process, whose exit code has to be one of `fine`."""
    start = time.perf_counter()
    ended = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **options
    )
    seconds = time.perf_counter() - start
    if ended.returncode not in fine:
        raise subprocess.CalledProcessError(ended.returncode, command)
    return seconds


def medians(cases, runs):
    """Median wall seconds of each case: a name, and a function that runs it once and gives its seconds.

    The cases take turns, so that a busy machine is busy for all of them.
    """
    results = {name: [] for name in cases}
    for _ in range(runs):
        for name, once in cases.items():
            results[name].append(once())
    return {name: statistics.median(seconds) for name, seconds in results.items()}


def can_tell_memory():
    return shutil.which("time") is not None


def peak_memory(command):
    """Peak memory in MiB of one process, by GNU time: a child of Python inherits Python's own peak."""
    timed = [shutil.which("time"), "-f", "%M", *command]
    result = subprocess.run(timed, capture_output=True, text=True, check=True)
    return int(result.stderr.split()[-1]) / 1024


def instructions(command, folder):
    """The instructions of one process, by callgrind."""
    profile = Path(folder) / "callgrind"
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}"]
    result = subprocess.run(tool + command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


def tenfold(first, largest):
    """The numbers from the first to the largest, each ten times the one before."""
    while first <= largest:
        yield first
        first *= 10


class Bounds:
    """The figures that have a bound, and those that broke theirs."""

    def __init__(self):
        self.broken = []

    def hold(self, what, figure, bound):
        mark = "ok" if figure <= bound else "BROKEN"
        print(f"  {what:<60} {figure:8.2f}   at most {bound:.0f}   {mark}")
        if figure > bound:
            self.broken.append(what)

    def hold_growth(self, unit, counts, bound):
        """Instructions for ten times as many, from pairs of how many and how many instructions."""
        for (few, less), (many, more) in zip(counts, counts[1:]):
            self.hold(f"{few:,} -> {many:,} {unit} ({less:,} -> {more:,})", more / less, bound)


def tell(times):
    for name, seconds in times.items():
        print(f"  {name:<60} {seconds * 1000:8.1f} ms")
