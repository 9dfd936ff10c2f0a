CREATE EXTERNAL TABLE ip_blocks (block string, key_length int, inner_length int)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_blocks/';
