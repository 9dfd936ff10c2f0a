/* licence
   CREATE EXTERNAL TABLE not_this (a string); */
-- CREATE EXTERNAL TABLE nor_this (a string);
CREATE EXTERNAL TABLE /* here */ t ( -- and 'here'
  eventtime string COMMENT 'when -- not a comment', /* it's */
  eventsource string, -- who's
  eventname string
)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/x/' -- y
TBLPROPERTIES (
  -- first
  "has_encrypted_data" = "false", /* second, */
  classification = cloudtrail
);
