CREATE EXTERNAL TABLE ip_ranges (range_key bigint, range_start bigint, range_end bigint, low_start string, low_end string, country_code string)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_ranges/';
