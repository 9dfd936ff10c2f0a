view: v {
  sql_table_name: logs.t ;;
  dimension: kind { sql: ${TABLE}.kind ;; }
  dimension: broken {
    sql: COALESCE(${TABLE}.name,
      ${TABLE}.no_such_column) ;;
  }
  dimension_group: event {
    type: time
    timeframes: [raw, date]
    sql: ${TABLE}.eventtime ;;
  }
  measure: count { type: count }
  measure: middle { type: median sql: ${TABLE}.size ;; }
}
