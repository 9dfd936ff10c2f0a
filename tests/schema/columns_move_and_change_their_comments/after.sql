CREATE EXTERNAL TABLE cloudtrail (
  awsregion string, eventversion string, eventtime string COMMENT 'when', eventsource string COMMENT 'which service', eventname string)
COMMENT 'new' LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail'
