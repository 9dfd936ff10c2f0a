CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
PARTITIONED BY (region string, team string, dt date)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.region.type' = 'injected',
  'projection.team.type' = 'injected',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy/MM/dd',
  'projection.dt.range' = '2020/01/01,NOW',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/${team}/AWSLogs/1/CloudTrail/${region}/${dt}'
)
