"""Rows of our compiled tiles beside those of two LookML compilers that other people wrote, on DuckDB.

Run by other_compilers.sh, which installs what this needs. Neither of the two knows Liquid, so the window of
the tile is cut by Python for them: their table has the records of the window, and of sign-ins where the
explore asks for these. Ours is asked as it is, over all records. All SQL but that of DuckDB's own functions
is translated by sqlglot from Athena's dialect. Limits are left out, for the others do not sort as we do.
"""

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "tests" / "trino"))

import asked  # noqa: E402
import built_places  # noqa: E402
import duckdb  # noqa: E402
import faults  # noqa: E402
import projects  # noqa: E402
import sown  # noqa: E402
import sqlglot  # noqa: E402
from compiled import AT_CLOCK, SCHEMA  # noqa: E402
from engine import TABLE, Engine  # noqa: E402

# As many as there are: a tile that is not compared any more has to be noticed.
AT_LEAST_EQUAL = {"lookml-agentops": 43, "metrics_layer": 65}
FAILURES = ("wrong", "not run")
REFUSALS = (duckdb.Error, sqlglot.errors.SqlglotError)


@dataclass(frozen=True)
class Verdict:
    """`word` is equal, explained, wrong, not compiled or not run; `count` is how many rows the other gives."""

    word: str
    why: str = ""
    count: int = None
    detail: str = ""


def without_limit(sql):
    return re.sub(r"LIMIT\s+\d+\s*$", "", sql.rstrip())


class Comparison:
    """One of our statements over all records; its rows are found when they are first asked for."""

    def __init__(self, engine, statement):
        self.engine, self.statement = engine, statement
        self.sql = without_limit(statement.sql)
        self.wanted = [field.name for field in statement.query.fields]
        self._rows = None

    def rows_of(self, sql):
        return self.engine.rows(sql, self.statement.aliases, self.wanted)

    def rows(self):
        if self._rows is None:
            try:
                self._rows = self.rows_of(self.sql)
            except REFUSALS as error:
                raise SystemExit(f"DuckDB cannot run ours of {self.statement.title}: {error}") from error
        return self._rows

    def with_other(self, other):
        try:
            sql, names = other.compile(self.statement.query)
        except asked.NotCompiled as reason:
            return Verdict("not compiled", str(reason))
        table = f"{self.engine.cut_for(self.statement.query)}.{TABLE}"
        sql = sql.replace(f"{SCHEMA}.{TABLE}", table).replace("LOCALTIMESTAMP", AT_CLOCK)
        try:
            return self._judged(other, sql, names)
        except REFUSALS as error:
            return Verdict("not run", asked.said(error), detail=sql)

    def _judged(self, other, sql, names):
        theirs = self.engine.rows(sql, names, self.wanted)
        known = faults.known_in(other.name, sql)
        if theirs == self.rows():
            return Verdict("equal", faults.why(fault for fault in known if not fault.right), len(theirs))
        for corrected, reason in faults.corrections(sql, known):
            if self.engine.rows(corrected, names, self.wanted) == self.rows():
                return Verdict("explained", reason, len(theirs))
        return Verdict("wrong", "", len(theirs), f"{first_difference(self.rows(), theirs)}\n{sql}")


def first_difference(ours, theirs):
    first = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), (ours[-1:], theirs[-1:]))
    return f"ours {first[0]}, theirs {first[1]}"


class Report:
    """What was found: counted by compiler, verdict and why, and the mistakes that were seen."""

    def __init__(self):
        self.counts, self.failures, self.seen = Counter(), [], set()
        print(f"{'tile':<60} {'compiler':<16} {'ours':>5} {'theirs':>6}  verdict")

    def add(self, comparison, others):
        verdicts = {other.name: comparison.with_other(other) for other in others}
        for name, verdict in verdicts.items():
            self._line(comparison, name, verdict)
        if any(verdict.word == "equal" for verdict in verdicts.values()):
            self.seen |= sown.seen_in(comparison.sql, comparison.rows(), sown.NAMES - self.seen, comparison.rows_of)

    def _line(self, comparison, name, verdict):
        title = comparison.statement.title
        self.counts[name, verdict.word, verdict.why] += 1
        ours, theirs = ("-", "-") if verdict.count is None else (len(comparison.rows()), verdict.count)
        print(f"{title[:60]:<60} {name:<16} {ours:>5} {theirs:>6}  {verdict.word}{verdict.why and f': {verdict.why}'}", flush=True)
        if verdict.word in FAILURES:
            print(verdict.detail)
            self.failures.append(f"{title}: the rows of {name} are not ours")

    def equal(self, name):
        return sum(count for (other, word, _), count in self.counts.items() if (other, word) == (name, "equal"))

    def finish(self):
        """Prints the sums, and returns the exit code."""
        print()
        for (name, word, why), count in sorted(self.counts.items()):
            print(f"{count:>4} {name} {word}{why and f': {why}'}")
        print(f"{len(self.seen)} of {len(sown.NAMES)} mistakes sown into our SQL change rows that were equal")
        self.failures += [f"the mistake `{name}` changes no row that is compared" for name in sorted(sown.NAMES - self.seen)]
        for name, least in AT_LEAST_EQUAL.items():
            if self.equal(name) < least:
                self.failures.append(f"{self.equal(name)} comparisons with {name} are equal, of at least {least}")
        for failure in self.failures:
            print(f"FAILED: {failure}")
        return 1 if self.failures else 0


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = Engine(folder)
        engine.load_places(built_places.SCHEMA, built_places.build(program, folder / "build"))
        report = Report()
        for compared in (projects.with_all_dashboards(program, folder), projects.with_places(program, folder)):
            print(f"{len(compared.statements)} statements")
            for statement in compared.statements:
                report.add(Comparison(engine, statement), compared.others)
        return report.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
