"""Lines of start, end, country, read as `maxminddb` reads its files: by address, and from end to end.

Of lines that hold an address the innermost counts; of those that overlap, the one that begins later; of
the same ones, the later line: `geo build --overlaps later`.
"""

import csv
import ipaddress
from bisect import bisect_right
from itertools import accumulate


class RangeCsv:
    """One file, of one family."""

    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
        self.version = ipaddress.ip_address(lines[0][0]).version
        ranges = [(int(ipaddress.ip_address(start)), int(ipaddress.ip_address(end)), country) for start, end, country in lines]
        # Stable: of the same ranges the later line stays the later one.
        ranges.sort(key=lambda each: (each[0], -each[1]))
        self.starts, self.ends, self.countries = zip(*ranges)
        # The last address of all lines up to each.
        self.reach = list(accumulate(self.ends, max))

    def get(self, address):
        number = int(ipaddress.ip_address(address))
        at = bisect_right(self.starts, number) - 1
        while at >= 0 and self.reach[at] >= number:
            if self.ends[at] >= number:
                return {"country_code": self.countries[at]}
            at -= 1
        return None

    def spans(self):
        for first, last in zip(self.starts, self.ends):
            yield self.version, first, last

    def knows(self, version):
        return version == self.version
