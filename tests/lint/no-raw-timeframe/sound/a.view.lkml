view: a {
  sql_table_name: logs.a ;;
  dimension_group: event {
    type: time
    timeframes: [raw, date, hour]
    sql: ${TABLE}.t ;;
  }
  dimension_group: created {
    type: time
    sql: ${TABLE}.c ;;
  }
}
