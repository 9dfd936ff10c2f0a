CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe' STORED AS TEXTFILE
LOCATION 's3://amzn-s3-demo-bucket/flat/'