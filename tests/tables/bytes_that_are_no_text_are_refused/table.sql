CREATE EXTERNAL TABLE t (
  a string COMMENT 'Müller'
)