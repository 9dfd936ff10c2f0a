#!/usr/bin/env python3
"""A short converter of MMDB to Parquet, as people write them: `maxminddb` walks, `pyarrow` writes.

    benches/mmdb_to_parquet.py OUT.parquet A.mmdb B.mmdb

It stands in for a public converter in benches/geo_build.py, and does less: one row for each network as it
is, without a key to join by.
"""

import sys

import maxminddb
import pyarrow
import pyarrow.parquet

# Of the flat records of mirrors.
COLUMNS = {"country_code": pyarrow.string(), "state1": pyarrow.string(), "city": pyarrow.string(),
           "latitude": pyarrow.float64(), "longitude": pyarrow.float64()}
SCHEMA = pyarrow.schema([("network", pyarrow.string()), *COLUMNS.items()])
ROWS = 100_000


def batches(files):
    rows = []
    for file in files:
        with maxminddb.open_database(file) as reader:
            for network, record in reader:
                rows.append((str(network), *(record.get(name) for name in COLUMNS)))
                if len(rows) == ROWS:
                    yield rows
                    rows = []
    yield rows


def main(out, *files):
    with pyarrow.parquet.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        for rows in batches(files):
            writer.write_table(pyarrow.table([list(column) for column in zip(*rows)], schema=SCHEMA) if rows else SCHEMA.empty_table())


if __name__ == "__main__":
    main(*sys.argv[1:])
