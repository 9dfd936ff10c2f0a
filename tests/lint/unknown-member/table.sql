CREATE EXTERNAL TABLE trail (
  eventname string,
  useridentity struct<type:string,username:string,sessioncontext:struct<attributes:struct<mfaauthenticated:string>>>,
  requestparameters string,
  resources array<struct<arn:string>>,
  readonly string
)
PARTITIONED BY (`day` string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
LOCATION 's3://bucket/AWSLogs/';
