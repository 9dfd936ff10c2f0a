CREATE EXTERNAL TABLE t (
  eventtime string,
  useridentity struct<type:string,
  eventname string
)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
