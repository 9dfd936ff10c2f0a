CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
SKEWED BY (eventname) ON ('a', 'b') STORED AS DIRECTORIES
CLUSTERED BY (eventname) SORTED BY (eventname) INTO 4 BUCKETS
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/1/'
LOCATION 's3://amzn-s3-demo-bucket/2/'
EXECUTED BY (a (b)) 'c'
