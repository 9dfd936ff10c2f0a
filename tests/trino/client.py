"""Trino's statement protocol over one kept connection, with the statistics that come with the answer."""

import http.client
import json
import time
from dataclasses import dataclass, field


# How long a server may miss its node, in seconds; it lists its nodes anew every five.
STARVED_SECONDS = 60


class QueryFailed(Exception):
    """What the server said of a statement that it refused or that failed."""

    def __init__(self, error, sql):
        self.name = error.get("errorName", "UNKNOWN")
        self.message = error.get("message", "")
        location = error.get("errorLocation") or {}
        self.line = location.get("lineNumber")
        self.column = location.get("columnNumber")
        self.sql = sql
        super().__init__(f"{self.name}: {self.message}")


@dataclass
class Answer:
    """Columns as (name, Trino type), rows as lists of JSON values, and the statistics of the last page.

    Of `statistics`: physicalInputBytes and processedRows say what was read, totalSplits, cpuTimeMillis
    and elapsedTimeMillis what it cost.
    """

    columns: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    statistics: dict = field(default_factory=dict)

    def dicts(self):
        names = [name for name, _ in self.columns]
        return [dict(zip(names, row)) for row in self.rows]


class Client:
    """One client is for one thread. The session's time zone is UTC, as Athena's is."""

    def __init__(self, port, catalog="hive", schema="default", timeout=600):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._headers = {
            "X-Trino-User": "proof",
            "X-Trino-Source": "cloudtrail-lookml",
            "X-Trino-Catalog": catalog,
            "X-Trino-Schema": schema,
            "X-Trino-Time-Zone": "UTC",
        }

    def close(self):
        self._connection.close()

    def _exchange(self, method, path, body=None):
        while True:
            self._connection.request(method, path, body=body, headers=self._headers)
            response = self._connection.getresponse()
            text = response.read()
            if response.status == 200:
                return json.loads(text)
            # What Trino's own clients do while a server starts or is busy.
            if response.status not in (502, 503, 504):
                raise OSError(f"{method} {path}: {response.status} {text[:500]!r}")
            time.sleep(0.1)

    def query(self, sql):
        """Runs one statement to its end; raises QueryFailed."""
        end = time.monotonic() + STARVED_SECONDS
        while True:
            try:
                return self._once(sql)
            except QueryFailed as error:
                # On a machine so busy that the node does not report in time, the server misses its own node for a
                # moment. It says so before any part of the query has run, so asking again changes nothing but that.
                if error.name != "NO_NODES_AVAILABLE" or time.monotonic() > end:
                    raise
                time.sleep(0.5)

    def _once(self, sql):
        answer = Answer()
        page = self._exchange("POST", "/v1/statement", sql.encode())
        while True:
            if page.get("columns") and not answer.columns:
                answer.columns = [(column["name"], column["type"]) for column in page["columns"]]
            answer.rows.extend(page.get("data") or [])
            answer.statistics = page.get("stats") or answer.statistics
            if page.get("error"):
                raise QueryFailed(page["error"], sql)
            if not page.get("nextUri"):
                return answer
            path = page["nextUri"].split("/", 3)[3]
            page = self._exchange("GET", f"/{path}")
