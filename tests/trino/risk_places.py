"""A few places of addresses, for the proofs: the tables of `geolocation:`, and the same as plain Python."""

import functools
import ipaddress
from dataclasses import dataclass

from truth.sources import address_of, block_of, key_of

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


# The keys are as wide as the networks: the /24 of an IPv4 address, the /32 of an IPv6 one.
MASKS = {4: -(2**8), 6: -(2**32)}


def create(client, places=PLACES):
    """The tables, with one mask for all blocks of a family, and no blocks within blocks."""
    ranges, blocks = [], set()
    for place in places:
        whole = network(place.network)
        first, last = key_of(str(whole[0])), key_of(str(whole[-1]))
        mask = MASKS[whole.version]
        latitude, longitude = place.point
        ranges.append(f"({first & mask}, {first}, {last}, '{place.country_code}', '{place.country}', {latitude}e0, {longitude}e0)")
        blocks.add(f"({block_of(str(whole[0]))}, BIGINT '{mask}', CAST(NULL AS bigint))")
    # None of the networks lies within a /64 of IPv6.
    none = ", ".join(f"CAST(NULL AS varchar) AS {name}" for name in ("low_start", "low_end", "city", "network_owner"))
    client.query("CREATE SCHEMA IF NOT EXISTS hive.geo")
    for name in ("ip_ranges", "ip_blocks"):
        # A server that runs already may have those of a run before.
        client.query(f"DROP TABLE IF EXISTS hive.geo.{name}")
    client.query(f"CREATE TABLE hive.geo.ip_ranges AS SELECT *, {none} FROM (VALUES {', '.join(ranges)}) "
                 "AS t(range_key, range_start, range_end, country_code, country, latitude, longitude)")
    client.query(f"CREATE TABLE hive.geo.ip_blocks AS SELECT * FROM (VALUES {', '.join(sorted(blocks))}) "
                 "AS t(block, key_mask, inner_mask)")
