CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
PARTITIONED BY (k1 string, k2 string, k3 string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.k1.type' = 'injected',
  'projection.k2.type' = 'enum',
  'projection.k2.values' = 'a,b',
  'projection.k3.type' = 'enum',
  'projection.k3.values' = '2020/01/01,2020/01/02',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/o-1/${k1}/CloudTrail/${k2}/${k3}'
)
