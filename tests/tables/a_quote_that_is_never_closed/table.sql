CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
LOCATION 's3://amzn-s3-demo-bucket/
TBLPROPERTIES ("a"="b")
