CREATE EXTERNAL TABLE ip_blocks (block bigint, key_mask bigint, inner_mask bigint)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_blocks/';
