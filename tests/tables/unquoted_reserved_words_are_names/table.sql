CREATE EXTERNAL TABLE date (eventtime string, eventsource string, eventname string, user string, values string, `order by` string, "group" string)
PARTITIONED BY (date string, timestamp string, partition string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/1/CloudTrail/'
