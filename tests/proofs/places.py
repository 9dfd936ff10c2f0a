#!/usr/bin/env python3
"""Every network of files with places answers through the tables and the join on Trino as its own reader does.

    tests/proofs/places.py target/release/cloudtrail-lookml FOLDER/OF/MMDB...

For each file: `geo build`, both Trino versions of tests/trino, the join as the generated explore has it,
for the first, the last and a random address of each network and the addresses just outside. With
`--random N` for N random addresses over all files as one input: four of five within a network, all
networks alike, the fifth anywhere. The expected answer comes from the Python package `maxminddb`, for
`.csv` of start, end, country from a reader of our own. A file may be refused where its own reader finds
nothing of a place in it, or cannot read it, and leaves nothing behind. Needs `maxminddb` and `lkml`.
"""

import argparse
import ipaddress
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import maxminddb

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "trino"))
import geo_tables  # noqa: E402
from look_up import LookUp, create_events  # noqa: E402
from range_csv import RangeCsv  # noqa: E402
from server import LeftOut, Server  # noqa: E402

COLUMNS = (
    "country_code country subdivision city latitude longitude accuracy_km asn network_owner is_anonymous is_hosting"
).split()
KINDS = ("is_anonymous", "is_anonymous_vpn", "is_public_proxy", "is_residential_proxy", "is_tor_exit_node")


def english(place):
    return (place or {}).get("names", {}).get("en") or None


def expected(record):
    """The rule of the README, written once more."""
    if not isinstance(record, dict):
        return dict.fromkeys(COLUMNS)
    country = record.get("country") or record.get("registered_country") or {}
    city = record.get("city")
    location = record.get("location") or record
    owners = [record, record.get("traits") or {}]

    def first(*keys):
        return next((owner[key] for owner in owners for key in keys if owner.get(key)), None)

    has_kind = [o for o in owners if any(k in o for k in (*KINDS, "is_hosting_provider"))]
    kinds = has_kind[0] if has_kind else None
    return {
        "country_code": country.get("iso_code") or record.get("country_code") or None,
        "country": english(country),
        "subdivision": english((record.get("subdivisions") or [{}])[0]) or record.get("state1") or None,
        "city": (city if isinstance(city, str) else english(city)) or None,
        "latitude": location.get("latitude"),
        "longitude": location.get("longitude"),
        "accuracy_km": location.get("accuracy_radius"),
        "asn": first("autonomous_system_number"),
        "network_owner": first("autonomous_system_organization", "organization", "isp"),
        "is_anonymous": any(kinds.get(kind) for kind in KINDS) if kinds else None,
        "is_hosting": bool(kinds.get("is_hosting_provider")) if kinds else None,
    }


class Mmdb:
    """An MMDB file by its own reader; one with IPv4 alone knows nothing of IPv6."""

    def __init__(self, path):
        self.reader = maxminddb.open_database(str(path))
        self.get = self.reader.get

    def spans(self):
        for network, _ in self.reader:
            first = int(network.network_address)
            yield network.version, first, first + network.num_addresses - 1

    def knows(self, version):
        return version == 4 or self.reader.metadata().ip_version == 6


def says_something(path):
    try:
        with maxminddb.open_database(str(path)) as reader:
            answers = [expected(record) for _, record in reader]
    except (maxminddb.InvalidDatabaseError, ValueError):
        return False
    return any(value is not None for answer in answers for value in answer.values())


def opened(path):
    return RangeCsv(path) if path.suffix == ".csv" else Mmdb(path)


def shown(version, number):
    """An address; None for aliases of IPv4 in IPv6 (6to4, Teredo), which the tables leave out, for
    `::a.b.c.d`, which is how a file keeps IPv4, and no address of an event, and for the reserved 0:ffff::/32,
    whose addresses have no key."""
    if version == 4:
        return str(ipaddress.IPv4Address(number))
    is_alias = number >> 112 == 0x2002 or number >> 96 == 0x20010000 or number < 2**48
    return None if is_alias or number >> 96 == 0xFFFF else str(ipaddress.IPv6Address(number))


def at_the_edges(reader, chance):
    limit = {4: 2**32 - 1, 6: 2**128 - 1}
    for version, first, last in reader.spans():
        numbers = {first, last, chance.randint(first, last), first - 1, last + 1}
        yield from (shown(version, number) for number in sorted(numbers) if 0 <= number <= limit[version])


def at_random(readers, count, chance):
    within = count * 4 // 5
    kept = []
    spans = (span for reader in readers for span in reader.spans())
    for number, span in enumerate(spans):
        if number < within:
            kept.append(span)
        elif (at := chance.randrange(number + 1)) < within:
            kept[at] = span
    for version, first, last in kept:
        yield shown(version, chance.randint(first, last))
    for number in range(count - len(kept)):
        is_v4 = number % 2 == 0
        yield shown(4, chance.getrandbits(32)) if is_v4 else shown(6, 1 << 125 | chance.getrandbits(125))


def direct(readers, address):
    """The answer of the readers themselves, the first one that knows the address."""
    version = ipaddress.ip_address(address).version
    for reader in readers:
        if not reader.knows(version):
            continue
        record = reader.get(address)
        if record is not None:
            return expected(record)
    return dict.fromkeys(COLUMNS)


def prove(name, files, options, folder):
    """Builds, looks every address up on each server, and counts what differs."""
    out = folder / "out"
    # Public CSV overlaps here and there; it changes nothing for MMDB.
    command = [options.program, "geo", "build", "--overlaps", "later", "--out", out, *files]
    built = subprocess.run(command, capture_output=True, text=True)
    if built.returncode:
        print(f"{name}: refused: {built.stderr.strip().splitlines()[0]}")
        assert not out.exists() or not any(out.iterdir()), f"{name}: something was left behind"
        assert not any(map(says_something, files)), f"{name}: has places all the same"
        return None
    build = next(out.iterdir())
    look_up = LookUp(options.program, build, folder / "looker")
    readers = [opened(file) for file in files]
    chance = random.Random(8)
    if options.addresses:
        addresses = set(options.addresses.read_text().split())
    elif options.random:
        addresses = set(at_random(readers, options.random, chance))
    else:
        addresses = {address for reader in readers for address in at_the_edges(reader, chance)}
    return build, look_up, readers, sorted(addresses - {None})


def compare(name, proof, server, schema, folder):
    build, look_up, readers, addresses = proof
    client = server.client()
    geo_tables.create(client, schema, build)
    create_events(client, schema, "events", addresses, folder / f"events-{server.version}")
    columns = [column for column in COLUMNS if look_up.has(column)]
    has_location = "latitude double" in (build / "ip_ranges.sql").read_text()
    selected = [f"{look_up.column(column)} AS {column}" for column in columns]
    if has_location:
        columns += ["latitude", "longitude"]
        selected += ["ip_geolocation.latitude", "ip_geolocation.longitude"]
    answer = client.query(
        f"SELECT cloudtrail.sourceipaddress, {', '.join(selected)}\n"
        + look_up.tables(f"hive.{schema}.events", f"hive.{schema}")
    )
    assert len(answer.rows) == len(addresses), f"{name}: {len(addresses)} events became {len(answer.rows)} rows"
    wrong = 0
    for address, *values in answer.rows:
        wanted = direct(readers, address)
        found = dict.fromkeys(COLUMNS) | dict(zip(columns, values))
        # The explore's truth values are no for what is not known.
        for column in ("is_anonymous", "is_hosting"):
            wanted[column], found[column] = bool(wanted[column]), bool(found[column])
        if wanted != found:
            wrong += 1
            if wrong <= 5:
                print(f"  {address}: {[(c, wanted[c], found[c]) for c in COLUMNS if wanted[c] != found[c]]}")
    print(f"{name} on Trino {server.version}: {len(addresses)} addresses, {wrong} differ", flush=True)
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--random", type=int, help="so many random addresses, over all files as one input")
    parser.add_argument("--addresses", type=Path, help="look these up, one a line, over all files as one input")
    parser.add_argument("--versions", type=int, nargs="+", default=[406, 483])
    parser.add_argument("--memory", type=int, default=3, help="heap of a server in GB")
    options = parser.parse_args()
    options.program = options.program.resolve()
    files = [f for p in options.paths for f in (sorted(p.glob("*.mmdb")) if p.is_dir() else [p])]
    is_one = options.random or options.addresses
    inputs = {"all files": files} if is_one else {file.stem: [file] for file in files}
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        proofs = {}
        for index, (name, own) in enumerate(inputs.items()):
            folder = Path(temporary) / str(index)
            folder.mkdir()
            proof = prove(name, own, options, folder)
            if proof:
                proofs[name] = (index, folder, proof)
        for version in options.versions:
            try:
                with Server(version, Path(temporary) / "server", memory=options.memory) as server:
                    for name, (index, folder, proof) in proofs.items():
                        wrong += compare(name, proof, server, f"proof{index}", folder)
            except LeftOut as reason:
                print(reason)
    sys.exit(1 if wrong or not proofs else 0)


if __name__ == "__main__":
    main()
