CREATE EXTERNAL TABLE ip_ranges (range_key bigint, range_start bigint, range_end bigint, low_start string, low_end string, country_code string)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_ranges/'
TBLPROPERTIES (
    'cloudtrail_lookml.key_scheme' = '3',
    'cloudtrail_lookml.build' = '2026-06-17-0123456789ab',
    'cloudtrail_lookml.source' = 'GeoLite2-City',
    'cloudtrail_lookml.source_built' = '2026-06-17'
);
