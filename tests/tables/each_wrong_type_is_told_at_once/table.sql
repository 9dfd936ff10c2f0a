CREATE EXTERNAL TABLE t (
  eventtime strnig,
  useridentity struct<
    type: string,
    arn: txt,
    sessioncontext: struct<a: string, b int>>,
  eventsource,
  eventname varchar,
  ok map<string,array<int>>,
  tags map<string>
)
