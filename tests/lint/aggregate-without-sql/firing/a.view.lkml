view: a {
  sql_table_name: logs.a ;;
  measure: bytes { type: sum }
  measure: users { type: count_distinct }
  measure: usual { type: percentile  percentile: 90 }
}
