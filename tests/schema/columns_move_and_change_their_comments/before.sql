CREATE EXTERNAL TABLE cloudtrail (
  eventversion string COMMENT 'version', eventtime string, eventsource string COMMENT 'who', eventname string, awsregion string)
COMMENT 'old' LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
