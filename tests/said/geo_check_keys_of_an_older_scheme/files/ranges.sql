CREATE EXTERNAL TABLE ip_ranges (key_prefix string, range_start string, range_end string, country_code string)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_ranges/'
TBLPROPERTIES (
    'cloudtrail_lookml.key_scheme' = '2',
    'cloudtrail_lookml.build' = '2026-06-17-0123456789ab',
    'cloudtrail_lookml.source' = 'GeoLite2-City',
    'cloudtrail_lookml.source_built' = '2026-06-17'
);
