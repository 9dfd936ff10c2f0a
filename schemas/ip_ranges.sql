-- Ranges of addresses with their place, cut so that each lies under one key; a geolocation table.
-- Source: this project; its columns are the ones that the geolocation join expects.
CREATE EXTERNAL TABLE ip_ranges (
    key_prefix string COMMENT 'The first hexadecimal digits of the range, as many as the block of the range says',
    range_start string COMMENT 'The first address, 32 hexadecimal digits; an IPv4 address stands behind 00000000000000000000FFFF',
    range_end string COMMENT 'The last address, 32 hexadecimal digits',
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
