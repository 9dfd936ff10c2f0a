view: a {
  sql_table_name: logs.a ;;
  dimension_group: event {
    type: time
    timeframes: [raw, date, hour_of_day, hour6, minute15, fiscal_quarter]
    sql: ${TABLE}.t ;;
  }
}
