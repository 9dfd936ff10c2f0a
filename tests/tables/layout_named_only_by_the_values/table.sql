CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
PARTITIONED BY (k1 string, k2 string, dt date)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.k1.type' = 'enum',
  'projection.k1.values' = '111122223333,444455556666',
  'projection.k2.type' = 'enum',
  'projection.k2.values' = 'us-east-1,us-gov-west-1',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy/MM/dd',
  'projection.dt.range' = '2020/01/01,NOW',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/${k1}/${k2}/${dt}'
)
