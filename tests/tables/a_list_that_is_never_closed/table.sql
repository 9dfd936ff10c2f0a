CREATE EXTERNAL TABLE t (eventtime string,
  eventname string
