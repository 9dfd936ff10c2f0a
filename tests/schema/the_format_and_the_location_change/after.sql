CREATE EXTERNAL TABLE cloudtrail (eventtime string, eventsource string, eventname string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe' WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true')
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://another-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES ('classification' = 'cloudtrail')
