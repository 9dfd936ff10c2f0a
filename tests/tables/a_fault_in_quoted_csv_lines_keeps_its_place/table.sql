"createtab_stmt"
"CREATE EXTERNAL TABLE t("
"  `eventtime` strnig)"
