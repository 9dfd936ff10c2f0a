CREATE EXTERNAL TABLE `;; } " ${x} {{ x }}` (eventtime string COMMENT '{% x %} @{x} \'quoted\'', eventsource string COMMENT 'line\nbreak', eventname string, `a;;}"'${x}` struct<`{{ x }}`:string, b"}:int>)
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
