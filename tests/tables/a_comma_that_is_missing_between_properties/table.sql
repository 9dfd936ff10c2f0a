CREATE EXTERNAL TABLE t (eventtime string, eventsource string, eventname string)
TBLPROPERTIES ('a'='b' 'c'='d')
