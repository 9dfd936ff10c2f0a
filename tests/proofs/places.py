#!/usr/bin/env python3
"""Every network of MMDB files answers through the tables and the join on Trino as its own reader does.

    tests/proofs/places.py target/release/cloudtrail-lookml FOLDER/OF/MMDB...

For each file: `geo build`, both Trino versions of tests/trino, the join as the generated explore has it,
for the first, the last and a random address of each network and the addresses just outside; with
`--random N` for N random addresses of it instead. The expected answer comes from the Python package
`maxminddb`. Files about other things than places have to be refused. Needs `maxminddb` and `lkml`.
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
from look_up import LookUp, create_events, create_tables  # noqa: E402
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


def networks(reader):
    """The networks of a file but for aliases of IPv4 in IPv6 (6to4, Teredo), which the tables leave out."""
    for network, _ in reader:
        yield network


def is_alias(address):
    return address.version == 6 and (
        address in ipaddress.ip_network("2002::/16") or address in ipaddress.ip_network("2001::/32")
    )


def addresses_of(reader, count, rng):
    limit = {4: 2**32 - 1, 6: 2**128 - 1}
    chosen = []
    all_networks = list(networks(reader))
    if count:
        for network in rng.choices(all_networks, k=count):
            chosen.append(network[rng.randrange(network.num_addresses)])
    else:
        for network in all_networks:
            first, last = int(network[0]), int(network[-1])
            numbers = {first, last, first + rng.randrange(network.num_addresses)}
            numbers |= {number for number in (first - 1, last + 1) if 0 <= number <= limit[network.version]}
            kind = type(network[0])
            chosen.extend(kind(number) for number in sorted(numbers))
    # `::a.b.c.d` is how the file keeps IPv4, and no address of an event.
    keep = [a for a in chosen if not is_alias(a) and not (a.version == 6 and int(a) < 2**48)]
    return sorted({str(address) for address in keep})


def direct(readers, address):
    """The answer of the readers themselves; a file with IPv4 alone knows nothing of IPv6."""
    version = ipaddress.ip_address(address).version
    for reader in readers:
        if version == 6 and reader.metadata().ip_version == 4:
            continue
        record = reader.get(address)
        if record is not None:
            return expected(record)
    return dict.fromkeys(COLUMNS)


def prove(name, files, options, folder):
    """Builds, looks every address up on each server, and counts what differs."""
    out = folder / "out"
    built = subprocess.run(
        [options.program, "geo", "build", "--out", out, *files], capture_output=True, text=True
    )
    if built.returncode:
        print(f"{name}: refused: {built.stderr.strip().splitlines()[0]}")
        return None
    build = next(out.iterdir())
    look_up = LookUp(options.program, build, folder / "looker")
    readers = [maxminddb.open_database(str(file)) for file in files]
    rng = random.Random(8)
    if options.addresses:
        addresses = sorted(set(options.addresses.read_text().split()))
    else:
        share = options.random // len(readers) if options.random else 0
        addresses = [a for reader in readers for a in addresses_of(reader, share, rng)]
    return build, look_up, readers, addresses


def compare(name, proof, server, schema, folder):
    build, look_up, readers, addresses = proof
    client = server.client()
    create_tables(client, schema, build)
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
