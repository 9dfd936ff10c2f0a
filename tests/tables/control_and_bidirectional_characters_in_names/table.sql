CREATE EXTERNAL TABLE `t‮` (`eventtime` string, eventname string, a struct<`b‏`:string>, `` string)
PARTITIONED BY (`re⁦gion` string)
