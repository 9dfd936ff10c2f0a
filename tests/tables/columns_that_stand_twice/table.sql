CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string, EventName int)
PARTITIONED BY (eventSource string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
