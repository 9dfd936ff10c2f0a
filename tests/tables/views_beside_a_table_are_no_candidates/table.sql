CREATE VIEW logs.recent AS SELECT eventtime FROM logs.trail;

CREATE EXTERNAL TABLE logs.trail (
  eventtime string,
  eventsource string,
  eventname string
)
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/';

CREATE OR REPLACE VIEW logs.older AS SELECT eventtime FROM logs.trail;
