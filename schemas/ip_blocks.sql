-- Blocks of addresses with the bits that are their keys, the first steps of the geolocation join.
-- Source: this project; its columns are the ones that the geolocation join expects.
CREATE EXTERNAL TABLE ip_blocks (
    block bigint COMMENT 'The first address of an IPv4 /12 or an IPv6 /24, as in range_start; of a block within one 1 more',
    key_mask bigint COMMENT 'The bits of an address that are the range_key of the ranges in this block',
    inner_mask bigint COMMENT 'The bits of an address that are the block within this one, whose ranges have other keys; empty where there is none'
)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/geolocation/ip_blocks/';
