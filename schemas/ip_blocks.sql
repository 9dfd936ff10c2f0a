-- Blocks of addresses with the length of their keys, the first step of the geolocation join.
-- Source: this project; its columns are the ones that the geolocation join expects.
CREATE EXTERNAL TABLE ip_blocks (
    block string COMMENT 'The first hexadecimal digits of an address: 28 for IPv4, 8 for IPv6',
    key_length int COMMENT 'How many digits key_prefix has for the ranges in this block'
)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/geolocation/ip_blocks/';
