CREATE EXTERNAL TABLE cloudtrail (eventtime string, eventsource string, eventname string)
PARTITIONED BY (account string, region string, `timestamp` date)
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/'
TBLPROPERTIES ('projection.enabled' = 'true', 'projection.timestamp.type' = 'date',
  'projection.timestamp.range' = 'NOW-2YEARS,NOW', 'projection.timestamp.interval' = '1',
  'projection.region.type' = 'enum', 'projection.region.values' = 'us-east-1,eu-central-1',
  'projection.account.type' = 'injected',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/${account}/CloudTrail/${region}/${timestamp}')
