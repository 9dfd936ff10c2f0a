view: v {
  sql_table_name: logs.cloudtrail ;;
  filter: day { type: date }
  measure: count { type: count }
}
