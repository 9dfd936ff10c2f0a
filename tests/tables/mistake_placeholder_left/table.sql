CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
COMMENT 'CloudTrail table for ${BucketName} bucket'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://<your bucket>/AWSLogs/111122223333/CloudTrail/'