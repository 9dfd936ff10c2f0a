-- Blocks of addresses with the length of their keys, the first two steps of the geolocation join.
-- Source: this project; its columns are the ones that the geolocation join expects.
CREATE EXTERNAL TABLE ip_blocks (
    block string COMMENT 'The first hexadecimal digits of an address: 27 for IPv4 and 6 for IPv6, or as many as inner_length of such a block says',
    key_length int COMMENT 'How many digits key_prefix has for the ranges in this block',
    inner_length int COMMENT 'How many digits the blocks within this one have, whose keys have another length; empty where there are none'
)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/geolocation/ip_blocks/';
