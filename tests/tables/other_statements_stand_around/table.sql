DROP TABLE IF EXISTS db.t;
SHOW CREATE TABLE db.t;
CREATE EXTERNAL TABLE IF NOT EXISTS db.t (eventtime string, eventsource string, eventname string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/x/'
ALTER TABLE db.t ADD PARTITION (region='us-east-1', year='2020') LOCATION 's3://amzn-s3-demo-bucket/y/';
MSCK REPAIR TABLE db.t;
SELECT 'CREATE EXTERNAL TABLE u (a string)' FROM db.t;
