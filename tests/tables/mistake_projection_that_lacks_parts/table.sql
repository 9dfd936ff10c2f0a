CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
PARTITIONED BY (a string, b string, c string, d string, date string)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.a.values' = 'x',
  'projection.b.type' = 'enumm',
  'projection.b.values' = 'x',
  'projection.c.type' = 'integer',
  'projection.c.range' = '12,1',
  'projection.d.type' = 'enum',
  'projection.d.values' = 'x, y',
  'projection.d.interval' = '2',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy/MM/dd',
  'projection.date.range' = '2020-01-01,NOW',
  'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/${a}/${b}/${c}/${d}/${date}'
)
