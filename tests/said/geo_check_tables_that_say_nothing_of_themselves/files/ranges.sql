CREATE EXTERNAL TABLE ip_ranges (key_prefix string, range_start string, range_end string, country_code string)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_ranges/';
