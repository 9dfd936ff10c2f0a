CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string,)
PARTITIONED BY (dt date,)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
TBLPROPERTIES ('a' = 'b',);
