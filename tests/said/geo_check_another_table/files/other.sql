CREATE EXTERNAL TABLE cloudtrail (eventtime string)
STORED AS PARQUET
LOCATION 's3://bucket/geo/cloudtrail/';
