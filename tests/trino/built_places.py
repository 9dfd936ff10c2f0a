"""Invented places of the addresses that the records have, as MaxMind's CSV, and what the program builds of them.

Networks lie within networks, and two parts are crowded, so that all steps of the join are needed.
"""

import csv
import ipaddress
from pathlib import Path

import geo_tables
from compiled import run
from truth.places import Places

SCHEMA = "proof_places"
SETTINGS = f"geolocation: {{ranges: {SCHEMA}.ip_ranges, blocks: {SCHEMA}.ip_blocks}}\n"

# What the tables say, by a number of ours: country_code, country, subdivision, city.
LOCATIONS = {
    1: ("DE", "Germany", "Land Berlin", "Berlin"), 2: ("DE", "Germany", "Hesse", "Frankfurt am Main"), 3: ("FR", "France", "", ""),
    4: ("US", "United States", "Virginia", "Ashburn"), 5: ("US", "United States", "Oregon", "Boardman"),
    6: ("AU", "Australia", "New South Wales", "Sydney"), 7: ("CI", "Côte d'Ivoire", "", "Abidjan"), 8: ("", "", "", ""),
}
# Network, place, and within how many kilometres; the longest network that holds an address says where it is.
CITIES = [
    ("1.0.0.0/8", 6, 1000), ("1.2.0.0/15", 3, 200), ("1.2.3.4/32", 7, 5), ("18.0.0.0/8", 4, 500), ("18.236.0.0/14", 5, 50),
    ("111.111.0.0/16", 6, 100), ("192.0.2.0/24", 1, 20), ("192.0.2.48/29", 2, 20), ("198.51.100.0/24", 3, 50),
    ("198.51.100.8/31", 7, 10), ("198.51.100.40/31", 8, 1), ("203.0.113.0/25", 4, 100), ("203.0.113.128/25", 6, 100),
    ("203.0.113.76/30", 2, 5), ("200.0.0.0/6", 5, 1000), ("248.0.0.0/5", 1, 1000), ("2001:db8::/32", 2, 50),
    ("2001:db8::1/128", 1, 1), ("2600::/12", 4, 1000), ("2600:1f18::/36", 5, 100),
]
# Crowds: /64 of a hoster around the IPv6 address of the records, and single IPv4 addresses around two of them.
CITIES += [(f"2600:1f18:0:{number:x}::/64", 1 + number % 7, 1) for number in range(3000)]
CITIES += [(f"198.51.100.{number}/32", 1 + number % 3, 1) for number in range(64, 256)]
CITIES += [(f"203.0.{third}.{number}/32", 1 + (third + number) % 7, 1) for third in (112, 114) for number in range(256)]
OWNERS = [
    ("18.0.0.0/8", 64500, "Example Cloud, Inc."), ("192.0.2.0/26", 64501, "Hoster \"X\" <x>"), ("198.51.100.0/24", 64502, "Office"),
    ("203.0.113.0/24", 64503, "Mobile"), ("2001:db8::/33", 64504, "IPv6 only"), ("2600:1f00::/24", 64500, "Example Cloud, Inc."),
]
# Network, is_anonymous, is_hosting_provider.
KINDS = [("192.0.2.66/32", 1, 0), ("203.0.113.0/28", 1, 1), ("2600:1f18::/48", 0, 1), ("198.51.100.7/32", 0, 0)]


def coordinates(number):
    return 10.5 * number - 40, 20.25 * number - 90


def truth():
    """The same, as the ground truth looks it up."""
    cities, names = {}, ("country_code", "country", "subdivision", "city")
    for network, number, kilometres in CITIES:
        place = {name: text or None for name, text in zip(names, LOCATIONS[number])}
        cities[network] = place | {"accuracy_km": kilometres, "point": coordinates(number)}
    owners = {network: {"asn": asn, "network_owner": owner} for network, asn, owner in OWNERS}
    kinds = {network: {"is_anonymous": bool(anonymous), "is_hosting": bool(hosting)} for network, anonymous, hosting in KINDS}
    return Places(cities, owners, kinds)


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def write_families(folder, edition, header, rows):
    """A file for each family, as MaxMind has them, in the order of the addresses."""
    for family in (4, 6):
        networks = {ipaddress.ip_network(row[0]): row for row in rows}
        own = [networks[network] for network in sorted(each for each in networks if each.version == family)]
        write_csv(folder / f"{edition}-Blocks-IPv{family}.csv", header, own)


def build(binary, folder):
    """The folder of the build that the program makes of the files."""
    city, owner, kind = folder / "city", folder / "owner", folder / "kind"
    write_csv(city / "GeoLite2-City-Locations-en.csv", ("geoname_id", "country_iso_code", "country_name", "subdivision_1_name", "city_name"),
              [(number, *names) for number, names in LOCATIONS.items()])
    write_families(city, "GeoLite2-City", ("network", "geoname_id", "latitude", "longitude", "accuracy_radius"),
                   [(network, number, *coordinates(number), kilometres) for network, number, kilometres in CITIES])
    write_families(owner, "GeoLite2-ASN", ("network", "autonomous_system_number", "autonomous_system_organization"), OWNERS)
    write_families(kind, "GeoIP2-Anonymous-IP", ("network", "is_anonymous", "is_hosting_provider"), KINDS)
    run([binary, "--quiet", "geo", "build", "--source-date", "2026-03-01", "--out", folder / "out", city, owner, kind])
    return next((folder / "out").iterdir())


def is_of_place(name):
    """Whether a field is of the place, and no address or key of a range, which are the program's to choose."""
    view, _, field = name.partition(".")
    return view == "ip_geolocation" and not field.startswith(("range_", "low_"))


def has_measures_by_place(statement):
    dimensions = [field.name for field in statement.query.fields if field.kind == "dimension"]
    return bool(dimensions) and all(map(is_of_place, dimensions)) and len(dimensions) < len(statement.query.fields)


def by_address(project, binary, explore, statements):
    """A statement with everything that is told of the place of each address, where the explore of these statements joins places."""
    names = [field.name for statement in statements for field in statement.query.fields]
    asked = dict.fromkeys(name for name in names if is_of_place(name))
    if not asked:
        return []
    asked |= dict.fromkeys(f"{explore}.{name}" for name in ("source_ip", "network_zone", "ip_key"))
    asked["ip_address.ip_block_key"] = None
    return project.compile(binary, "--explore", explore, "--fields", ",".join(asked))


def create(client, folder):
    """Makes the tables on a server, and holds that there is something to do for each step of the join."""
    geo_tables.create(client, SCHEMA, folder)
    asked = f"SELECT count(*), count(inner_mask), count(DISTINCT key_mask) FROM {SCHEMA}.ip_blocks"
    (blocks, with_inner, masks), = client.query(asked).rows
    if not (blocks > with_inner > 0 and masks > 1):
        raise ValueError(f"{blocks} blocks, {with_inner} of them with inner ones, {masks} masks of keys: too plain for a proof")
