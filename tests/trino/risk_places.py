"""A few places of addresses, for the proofs: the tables of `geolocation:`, and the same as plain Python."""

import functools
import ipaddress
from dataclasses import dataclass

from truth.sources import address_of

SETTINGS = "geolocation: {ranges: geo.ip_ranges, blocks: geo.ip_blocks}\n"


@dataclass(frozen=True)
class Place:
    network: str
    country_code: str
    country: str
    point: tuple
    city: str = None
    network_owner: str = None


PLACES = (
    Place("198.51.100.0/24", "DE", "Germany", (52.52, 13.40)),
    Place("198.51.101.0/24", "DE", "Germany", (53.55, 9.99)),
    Place("203.0.113.0/24", "US", "United States", (40.71, -74.01)),
    Place("192.0.2.0/24", "FR", "France", (48.86, 2.35)),
    Place("2600:1f18::/32", "AU", "Australia", (-33.87, 151.21)),
)


@functools.cache
def network(text):
    return ipaddress.ip_network(text)


def place_of(text, places=PLACES):
    """Where an address is; None for what is no address, and for addresses of no known place."""
    address = address_of(text)
    return next((place for place in places if address is not None and address in network(place.network)), None)


def key_of(address):
    """32 hexadecimal digits, an IPv4 address within the IPv6 ones."""
    return f"{int(address) if address.version == 6 else 0xFFFF << 32 | int(address):032X}"


def create(client, places=PLACES):
    """The tables, with one key length for all blocks of a family and blocks of each width that a look-up may ask for."""
    ranges, blocks = [], set()
    for place in places:
        whole = network(place.network)
        first, last = key_of(whole.network_address), key_of(whole.broadcast_address)
        length, widths = (8, (6, 8)) if whole.version == 6 else (30, (27, 28))
        latitude, longitude = place.point
        ranges.append(f"('{first[:length]}', '{first}', '{last}', '{place.country_code}', '{place.country}', {latitude}e0, {longitude}e0)")
        blocks |= {f"('{first[:width]}', {length}, CAST(NULL AS integer))" for width in widths}
    none = "CAST(NULL AS varchar) AS city, CAST(NULL AS varchar) AS network_owner"
    client.query("CREATE SCHEMA IF NOT EXISTS hive.geo")
    for name in ("ip_ranges", "ip_blocks"):
        # A server that runs already may have those of a run before.
        client.query(f"DROP TABLE IF EXISTS hive.geo.{name}")
    client.query(f"CREATE TABLE hive.geo.ip_ranges AS SELECT *, {none} FROM (VALUES {', '.join(ranges)}) "
                 "AS t(key_prefix, range_start, range_end, country_code, country, latitude, longitude)")
    client.query(f"CREATE TABLE hive.geo.ip_blocks AS SELECT * FROM (VALUES {', '.join(sorted(blocks))}) "
                 "AS t(block, key_length, inner_length)")
