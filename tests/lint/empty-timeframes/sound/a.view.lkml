view: a {
  sql_table_name: logs.a ;;
  dimension_group: event {
    type: time
    sql: ${TABLE}.t ;;
  }
}
