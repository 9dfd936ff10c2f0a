view: a {
  sql_table_name: logs.a ;;
  dimension_group: event {
    type: time
    timeframes: [raw, dates, hour_of_the_day, hour6]
    sql: ${TABLE}.t ;;
  }
}
