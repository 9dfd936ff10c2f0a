CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
PARTITIONED BY (timestamp string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES (
  'projection.enabeld' = 'true',
  'projecton.enabled' = 'true',
  'projection.timestamp.type' = 'date',
  'projection.timestamp.fromat' = 'yyyy/MM/dd',
  'projection.timestamp.rnage' = '2020/01/01,NOW'
)
