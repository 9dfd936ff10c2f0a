"""A single Trino node on loopback, for the length of a `with` block.

    with Server(406, Path("target/trino")) as server:
        server.client().query("CREATE SCHEMA hive.geo")

The server ends with the block, or with the process that started it, whichever comes first.
"""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from client import Client, QueryFailed

HERE = Path(__file__).resolve().parent
TOOLS = Path(os.environ.get("TRINO_TOOLS", HERE.parent.parent / "target" / "tools"))

JVM_OF_25 = [
    "-XX:+EnableDynamicAgentLoading",
    "--add-modules=jdk.incubator.vector",
    "--sun-misc-unsafe-memory-access=allow",
    "--enable-native-access=ALL-UNNAMED",
]


class LeftOut(Exception):
    """Why a version cannot run on this machine, in one line."""


def install(version):
    """Installs a version where it is not yet; raises LeftOut where Java or the registry is absent."""
    done = subprocess.run(["bash", HERE / "install.sh", str(version)], text=True, capture_output=True)
    if done.returncode != 0:
        raise LeftOut((done.stderr or done.stdout).strip() or f"install.sh ended with {done.returncode}")
    print(done.stdout, end="", flush=True)


def java_home(version):
    script = f'source "{HERE}/java.sh"; java_home_for {version}'
    return Path(subprocess.run(["bash", "-c", script], text=True, capture_output=True).stdout.strip())


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def die_with_parent():
    """Asks Linux for a signal when the parent ends, so that no server outlives a killed proof."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Server:
    """`folder` gets a folder for the version, with its configuration, log, metastore and nothing else.

    `memory` is the heap in GB. `quick` is for many short queries: the JVM then compiles less, and starts sooner.
    """

    def __init__(self, version, folder, memory=3, quick=False):
        self.version = version
        self.folder = Path(folder).resolve() / f"trino-{version}"
        self.memory = memory
        self.quick = quick
        self.port = None
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def client(self, schema="default"):
        return Client(self.port, schema=schema)

    def start(self):
        """Starts, and waits until it takes queries."""
        self.launch()
        try:
            self.wait()
        except BaseException:
            self.stop()
            raise

    def launch(self):
        """Starts, and goes on; raises LeftOut where the version cannot run here."""
        install(self.version)
        self.port = free_port()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._configure()
        command = [java_home(self.version) / "bin" / "java", *self._jvm(), "-cp", self._class_path()]
        log = open(self.folder / "server.log", "wb")
        self.process = subprocess.Popen(
            [*command, "Main", str(self.version)],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=self.folder,
            preexec_fn=die_with_parent if sys.platform == "linux" else None,
        )
        log.close()

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def _home(self):
        return TOOLS / f"trino-{self.version}"

    def _class_path(self):
        return f"{self._home()}/lib:{self._home()}/lib/*"

    def _jvm(self):
        options = [
            f"-Xmx{self.memory}G",
            "-Djdk.attach.allowAttachSelf=true",
            "-Djdk.nio.maxCachedBufferSize=2000000",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            f"-Dconfig={self.folder}/etc/config.properties",
            f"-Dlog.levels-file={self.folder}/etc/log.properties",
            "-Dnode.environment=proof",
            f"-Dnode.id=proof-{self.version}",
            f"-Dnode.data-dir={self.folder}/data",
            "-Dnode.bind-ip=127.0.0.1",
            "-Dnode.internal-address=127.0.0.1",
        ]
        # Each statement becomes classes of its own; the default cache for their code is full after some, and then swept.
        options += ["-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=512M", "-XX:+UseSerialGC"] if self.quick else []
        return options + (JVM_OF_25 if self.version > 406 else [])

    def _configure(self):
        etc = self.folder / "etc"
        (etc / "catalog").mkdir(parents=True)
        (self.folder / "data").mkdir()
        (self.folder / "metastore").mkdir()
        query_memory = f"{self.memory * 600}MB"
        write(etc / "log.properties", {"io.trino": "WARN"})
        write(
            etc / "config.properties",
            {
                "coordinator": "true",
                "node-scheduler.include-coordinator": "true",
                "http-server.http.port": self.port,
                "discovery.uri": f"http://127.0.0.1:{self.port}",
                "query.max-memory": query_memory,
                "query.max-memory-per-node": query_memory,
                **self._for_many_queries(),
                "plugin.dir": f"{self._home()}/plugin",
                "catalog.config-dir": f"{etc}/catalog",
            },
        )
        write(etc / "catalog" / "hive.properties", self._hive())

    def _for_many_queries(self):
        """A node walks over all tasks that it remembers five times a second, and splits small work over all cores."""
        if not self.quick:
            return {}
        return {"task.info.max-age": "5s", "query.min-expire-age": "5s", "query.max-history": 20, "task.concurrency": 1}

    def _hive(self):
        properties = {
            "connector.name": "hive",
            "hive.metastore": "file",
            "hive.metastore.catalog.dir": f"file://{self.folder}/metastore",
            "hive.security": "allow-all",
            "hive.non-managed-table-writes-enabled": "true",
            # Athena is silent where a projected day has no folder.
            "hive.ignore-absent-partitions": "true",
            "hive.allow-register-partition-procedure": "true",
        }
        if self.version > 406:
            return properties | {"fs.hadoop.enabled": "true"}
        return properties | {"hive.partition-projection-enabled": "true"}

    def wait(self, seconds=600):
        """The server says that it has started a few seconds before it takes queries.

        It is asked for rows of files: what the metastore alone answers needs no node, and the server's own node may not
        yet be on its list of those that read tables.
        """
        end = time.monotonic() + seconds
        reason = "it never answered"
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"Trino {self.version} ended while it started:\n{self.log_tail()}")
            try:
                client = self.client()
                client.query("CREATE SCHEMA IF NOT EXISTS hive.ready")
                client.query("CREATE TABLE IF NOT EXISTS hive.ready.rows AS SELECT 1 AS row")
                client.query("SELECT count(*) FROM hive.ready.rows")
                client.close()
                return
            except (OSError, QueryFailed) as error:
                reason = str(error)
                time.sleep(0.5)
        raise RuntimeError(f"Trino {self.version} took no query in {seconds} s: {reason}\n{self.log_tail()}")

    def log_tail(self, lines=30):
        text = (self.folder / "server.log").read_text(errors="replace")
        return "\n".join(text.splitlines()[-lines:])


class Running:
    """A server that somebody else started, and will end."""

    def __init__(self, version, port):
        self.version, self.port = version, port

    def client(self, schema="default"):
        return Client(self.port, schema=schema)

    def wait(self):
        """It runs."""

    def stop(self):
        """Not ours to end."""


def write(path, properties):
    path.write_text("".join(f"{key}={value}\n" for key, value in properties.items()))


def main(arguments):
    """server.py VERSION SQL...: runs statements on a fresh server and prints rows and statistics."""
    version, *statements = arguments
    with Server(int(version), TOOLS.parent / "trino" / "by-hand") as server:
        client = server.client()
        for sql in statements:
            answer = client.query(sql)
            for row in answer.rows:
                print(row)
            seen = ("physicalInputBytes", "processedRows", "totalSplits", "elapsedTimeMillis")
            print({name: answer.statistics.get(name) for name in seen})


if __name__ == "__main__":
    main(sys.argv[1:])
