"""Where an address is: what the longest of the networks that hold it says, for each source of such networks."""

import ipaddress
from dataclasses import dataclass

from truth.sources import address_of


@dataclass(frozen=True)
class Place:
    """What the list of risky sign-ins goes by."""

    country_code: str = None
    country: str = None
    city: str = None
    network_owner: str = None
    point: tuple = (None, None)


class Source:
    """Networks as texts, each with what is said of its addresses."""

    def __init__(self, said):
        self.said = {}
        for text, facts in said.items():
            network = ipaddress.ip_network(text)
            self.said[network.version, network.prefixlen, int(network.network_address)] = facts
        self.lengths = sorted({(version, length) for version, length, _ in self.said}, reverse=True)

    def at(self, address):
        for version, length in self.lengths:
            if version == address.version:
                rest = address.max_prefixlen - length
                facts = self.said.get((version, length, int(address) >> rest << rest))
                if facts is not None:
                    return facts
        return {}


class Places:
    """Several sources, each of which knows something else."""

    def __init__(self, *sources):
        self.sources = [Source(said) for said in sources]
        self.known = {}

    def at(self, text):
        if text not in self.known:
            address = address_of(text)
            facts = {}
            for source in self.sources if address else ():
                facts |= source.at(address)
            self.known[text] = facts
        return self.known[text]

    def place_of(self, text):
        facts = self.at(text)
        return Place(**{name: facts[name] for name in Place.__dataclass_fields__ if name in facts}) if facts else None
