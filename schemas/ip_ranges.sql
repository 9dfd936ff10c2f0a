-- Ranges of addresses with their place, cut so that each lies under one key; a geolocation table.
-- Source: this project; its columns are the ones that the geolocation join expects.
CREATE EXTERNAL TABLE ip_ranges (
    range_key bigint COMMENT 'The bits of range_start that the key_mask of its block has',
    range_start bigint COMMENT 'The first address: the upper 64 bits of an IPv6 one, 0xFFFF00000000 and the 32 bits of an IPv4 one',
    range_end bigint COMMENT 'The last address, likewise',
    low_start string COMMENT 'Where the range is a part of one IPv6 /64, the lower 64 bits of its first address in hexadecimal digits',
    low_end string COMMENT 'The lower 64 bits of its last address, likewise',
    country_code string COMMENT 'Two letters, ISO 3166-1',
    country string COMMENT 'The name of the country',
    subdivision string COMMENT 'State, province or region',
    city string COMMENT 'City',
    latitude double COMMENT 'Degrees north',
    longitude double COMMENT 'Degrees east',
    accuracy_km int COMMENT 'The place lies within so many kilometres',
    asn bigint COMMENT 'The number of the autonomous system',
    network_owner string COMMENT 'Who runs the network',
    is_anonymous boolean COMMENT 'Whether it is a VPN, a proxy or Tor',
    is_hosting boolean COMMENT 'Whether it is a hosting provider'
)
STORED AS PARQUET
LOCATION 's3://amzn-s3-demo-bucket/geolocation/ip_ranges/';
