CREATE EXTERNAL TABLE cloudtrail (eventtime string, eventsource string, eventname string)
PARTITIONED BY (region string, `timestamp` string)
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.timestamp.type' = 'date',
  'projection.timestamp.range' = '2020/01/01,NOW', 'projection.timestamp.format' = 'yyyy/MM/dd',
  'projection.region.type' = 'enum', 'projection.region.values' = 'us-east-1',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/${region}/${timestamp}')
