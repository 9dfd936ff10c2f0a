"""The two tables of a build of `geo build`, on a server: its Parquet files under the statements that it has for Athena."""

from pathlib import Path

import athena_table


def create(client, schema, build):
    client.query(f"CREATE SCHEMA IF NOT EXISTS hive.{schema}")
    for name in ("ip_ranges", "ip_blocks"):
        table = athena_table.read((Path(build) / f"{name}.sql").read_text())
        columns = ", ".join(f'"{column}" {kind.trino()}' for column, kind in table.columns)
        client.query(f"DROP TABLE IF EXISTS hive.{schema}.{name}")
        client.query(
            f"CREATE TABLE hive.{schema}.{name} ({columns}) "
            f"WITH (format = 'PARQUET', external_location = 'file://{Path(build).resolve()}/{name}')"
        )
