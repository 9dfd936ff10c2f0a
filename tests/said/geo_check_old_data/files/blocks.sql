CREATE EXTERNAL TABLE ip_blocks (block bigint, key_mask bigint, inner_mask bigint)
STORED AS PARQUET
LOCATION 's3://bucket/geo/ip_blocks/'
TBLPROPERTIES (
    'cloudtrail_lookml.key_scheme' = '3',
    'cloudtrail_lookml.build' = '2026-06-17-0123456789ab',
    'cloudtrail_lookml.source' = 'GeoLite2-City',
    'cloudtrail_lookml.source_built' = '2026-06-17'
);
