#!/usr/bin/env python3
"""How long the geolocation join takes on Trino, beside a plain equality join and beside `BETWEEN` alone.

    cargo build --release --no-default-features --features geo
    python3 benches/geo_join.py target/release/cloudtrail-lookml CITY-IPV4.mmdb CITY-IPV6.mmdb [--records RECORDS.jsonl.gz]

The events are 85 % IPv4 and 7 % IPv6, each an address of a network of the files, all networks alike; 5 % are
private and 3 % are names. The join is the one of the generated explore, and counts events by country. The
plain join counts them so too, by equality alone on the first 29 hexadecimal digits of the address, on as many
rows with as many columns of places. Both go over events of one Parquet column.

Then over whole records as a trail has them, as JSON in gzip files of 1,000 records each: once without the
join, counting the addresses that parse, and once with the join, counting events by country. Both read the
address alone, and parse it. The records are those of `--records`, over and over, or else invented ones.

Seconds are medians of so many rounds, in which all queries take their turns. Exits with 1 where a bound is
broken: 2.5 times the plain join, 1.5 times the query over JSON without the join. Needs `maxminddb` and
`lkml`, and Java and Maven as tests/trino does.
"""

import argparse
import gzip
import ipaddress
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from itertools import islice
from pathlib import Path

import maxminddb

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "trino"))
import athena_table  # noqa: E402
import geo_tables  # noqa: E402
import records  # noqa: E402
from look_up import LookUp  # noqa: E402
from server import LeftOut, Server  # noqa: E402
from warehouse import flattened  # noqa: E402

TIMES_PLAIN, TIMES_JSON = 2.5, 1.5
OF_RANGES = ("range_key", "range_start", "range_end", "low_start", "low_end")
NAMES = ("AWS Internal", "ec2.amazonaws.com", "lambda.amazonaws.com")
PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
# Different enough that none of a query's work is done once for all lines.
RECORDS = 5000
# The files of a trail are small and many.
RECORDS_OF_A_FILE = 1000
PLACE = "SOURCE-IP-ADDRESS"
# The naive join compares each event with each range: few events.
NAIVE = 50


class Networks:
    """The networks of one family: the upper 64 bits of the first address (IPv4: all), and the length."""

    def __init__(self, version):
        self.version = version
        self.firsts, self.lengths = array("Q"), array("B")

    def add(self, network):
        first = int(network.network_address)
        self.firsts.append(first if self.version == 4 else first >> 64)
        self.lengths.append(network.prefixlen)

    def address(self, chance):
        at = chance.randrange(len(self.firsts))
        if self.version == 4:
            return str(ipaddress.IPv4Address(self.firsts[at] | chance.getrandbits(32) >> self.lengths[at]))
        return str(ipaddress.IPv6Address(self.firsts[at] << 64 | chance.getrandbits(128) >> self.lengths[at]))


def addresses(files, count):
    """The addresses of the events, the same in every run."""
    families = {4: Networks(4), 6: Networks(6)}
    for file in files:
        with maxminddb.open_database(str(file)) as reader:
            for network, _ in reader:
                families[network.version].add(network)
    chance = random.Random(8)
    private = [ipaddress.ip_network(network) for network in PRIVATE]
    for _ in range(count):
        kind = chance.random()
        if kind < 0.85:
            yield families[4].address(chance)
        elif kind < 0.92:
            yield families[6].address(chance)
        elif kind < 0.97:
            network = chance.choice(private)
            yield str(network[chance.randrange(network.num_addresses)])
        else:
            yield chance.choice(NAMES)


def records_of(files):
    """The records of files that have one a line; invented ones where there are no files."""
    if not files:
        return records.invented(RECORDS)
    found = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += map(json.loads, lines)
    return found


def write_events(table, options, folder):
    """The records as the files of a trail, each line of one of the records with an address of its own."""
    lines = [
        json.dumps(flattened(record | {"sourceIPAddress": PLACE}, table), ensure_ascii=False)
        for record in records_of(options.records)
    ]
    at = addresses(options.files, options.events)
    written = (lines[number % len(lines)].replace(PLACE, address) + "\n" for number, address in enumerate(at))
    folder.mkdir()
    # Takes as many as a file has, until there are none left.
    for number, of_file in enumerate(iter(lambda: list(islice(written, RECORDS_OF_A_FILE)), [])):
        content = "".join(of_file).encode()
        (folder / f"events-{number:05}.json.gz").write_bytes(gzip.compress(content, compresslevel=6))


def create_events(client, table, folder):
    """`trail` as JSON, and `events`, which holds the address alone."""
    columns = ", ".join(f'"{name}" {kind.trino()}' for name, kind in table.columns)
    client.query(f"CREATE TABLE hive.geo.trail ({columns}) WITH (format = 'JSON', external_location = 'file://{folder}')")
    client.query("CREATE TABLE hive.geo.events WITH (format = 'PARQUET') AS SELECT sourceipaddress FROM hive.geo.trail")


# The first 29 of the 32 hexadecimal digits of an address: of an event, and of the first address of a range.
DIGITS = "substr(to_hex(CAST(TRY_CAST(cloudtrail.sourceipaddress AS IPADDRESS) AS VARBINARY)), 1, 29)"
DIGITS_OF_RANGE = (
    "CASE WHEN range_start BETWEEN 281470681743360 AND 281474976710655 "
    "THEN '00000000000000000000FFFF' || substr(to_hex(to_big_endian_64(range_start)), 9, 5) "
    "ELSE to_hex(to_big_endian_64(range_start)) || '0000000000000' END"
)


def create_plain(client):
    """As many rows as the range table has, with a key that no two rows share: 29 digits, or a text that no event asks for.

    The server writes this table itself, and so has statistics of it, which it has not of the tables of a build: it
    may turn this join round, and keep the smaller side in memory.
    """
    columns = [name for name, *_ in client.query("SHOW COLUMNS FROM hive.geo.ip_ranges").rows]
    places = ", ".join(column for column in columns if column not in OF_RANGES)
    client.query(
        "CREATE TABLE hive.geo.ip_plain WITH (format = 'PARQUET') AS "
        "SELECT CASE WHEN row_number() OVER (PARTITION BY digits ORDER BY range_start) = 1 THEN digits "
        f"ELSE 'X' || lpad(CAST(row_number() OVER () AS varchar), 31, '0') END AS plain_key, {places} "
        f"FROM (SELECT *, {DIGITS_OF_RANGE} AS digits FROM hive.geo.ip_ranges)"
    )


def queries(look_up):
    key = look_up.sql(look_up.fields["cloudtrail", "ip_key"], "cloudtrail")
    country = look_up.column("country_code")

    def joined(events):
        return look_up.tables(f"hive.geo.{events}", "hive.geo")

    plain = f"LEFT JOIN hive.geo.ip_plain AS ip_geolocation ON ip_geolocation.plain_key = {DIGITS}"
    return {
        "addresses alone": f"SELECT count({key}) FROM hive.geo.events AS cloudtrail",
        "plain join": f"SELECT {country}, count(*) FROM hive.geo.events AS cloudtrail {plain} GROUP BY 1",
        "the join": f"SELECT {country}, count(*) {joined('events')} GROUP BY 1",
        "JSON without": f"SELECT count({key}) FROM hive.geo.trail AS cloudtrail",
        "JSON and the join": f"SELECT {country}, count(*) {joined('trail')} GROUP BY 1",
    }


def naive(look_up):
    """The join that everybody writes first, over so few events that it ends."""
    key = look_up.sql(look_up.fields["cloudtrail", "ip_key"], "cloudtrail")
    few = f"(SELECT {key} AS ip_key FROM hive.geo.events AS cloudtrail WHERE {key} IS NOT NULL LIMIT {NAIVE})"
    return (
        f"SELECT count(ip_ranges.country_code) FROM {few} AS few LEFT JOIN hive.geo.ip_ranges "
        "ON few.ip_key BETWEEN ip_ranges.range_start AND ip_ranges.range_end"
    )


def seconds(client, sql):
    start = time.perf_counter()
    client.query(sql)
    return time.perf_counter() - start


def measure(server, look_up, build, table, folder, options):
    client = server.client()
    geo_tables.create(client, "geo", build)
    create_events(client, table, folder)
    create_plain(client)
    asked = queries(look_up)
    counts = {name: client.query(sql).rows for name, sql in asked.items()}
    joined, over_json = (sum(row[-1] for row in counts[name]) for name in ("the join", "JSON and the join"))
    assert joined == over_json == options.events, f"{options.events} events became {joined} and {over_json} rows"
    placed = sum(row[-1] for row in counts["the join"] if row[0])
    taken = {name: [] for name in asked}
    # In turns, so that a busy machine is busy for all of them.
    for _ in range(options.runs):
        for name, sql in asked.items():
            taken[name].append(seconds(client, sql))
    median = {name: statistics.median(times) for name, times in taken.items()}
    rows = [client.query(f"SELECT count(*) FROM hive.geo.{name}").rows[0][0] for name in ("ip_ranges", "ip_plain", "ip_blocks")]
    print(f"Trino {server.version}: {options.events} events, {placed} with a country; rows: {rows[0]} of ranges, "
          f"{rows[1]} of the plain table, {rows[2]} of blocks")
    for name, value in median.items():
        print(f"  {name:18} {value:7.2f} s   {min(taken[name]):.2f} to {max(taken[name]):.2f}")
    by_plain = median["the join"] / median["plain join"]
    by_json = median["JSON and the join"] / median["JSON without"]
    print(f"  the join takes {by_plain:.2f} times the plain one, and the query over JSON {by_json:.2f} times the one without")
    if not options.no_naive:
        ended = seconds(client, naive(look_up))
        days = ended / NAIVE * options.events / 86400
        print(f"  BETWEEN alone: {ended:.1f} s for {NAIVE} events, so {days:.1f} days for all", flush=True)
    return by_plain <= TIMES_PLAIN and by_json <= TIMES_JSON


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--records", type=Path, nargs="+", action="extend", help=".jsonl.gz of CloudTrail records, one a line")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--versions", type=int, nargs="+", default=[406, 483])
    parser.add_argument("--memory", type=int, default=5, help="heap of a server in GB")
    parser.add_argument("--no-naive", action="store_true", help="leave the join on BETWEEN alone out")
    parser.add_argument("--prepared", type=Path, help="a folder for the tables and the events, kept for further runs")
    parser.add_argument("--only-prepare", action="store_true", help="start no server")
    options = parser.parse_args()
    program = options.program.resolve()
    holds = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.prepared or Path(temporary)).resolve()
        # A build that is there already is not written again.
        built = subprocess.run(
            [program, "geo", "build", "--out", folder / "out", *options.files], check=True, capture_output=True, text=True
        )
        print(built.stdout, flush=True)
        build = next((folder / "out").iterdir())
        look_up = LookUp(program, build, Path(temporary) / "looker")
        table = athena_table.read((HERE.parent / "schemas" / "2017.sql").read_text())
        if not (folder / "events").exists():
            write_events(table, options, folder / "events")
        if options.only_prepare:
            sys.exit(0)
        for version in options.versions:
            try:
                with Server(version, Path(temporary) / "server", memory=options.memory) as server:
                    holds.append(measure(server, look_up, build, table, folder / "events", options))
            except LeftOut as reason:
                print(reason)
    sys.exit(0 if holds and all(holds) else 1)


if __name__ == "__main__":
    main()
