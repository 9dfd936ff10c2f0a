view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name {
    hidden: true
    sql: ${TABLE}.user_name ;;
  }
  dimension_group: event {
    type: time
    datatype: time_stamp
    sql: ${TABLE}.t ;;
  }
  dimension_group: open {
    type: duration
    intervals: [day, days]
    sql_start: ${TABLE}.b ;;
    sql_end: ${TABLE}.e ;;
  }
  measure: middle {
    type: percentile
    percentile: 950
    sql: ${TABLE}.n ;;
  }
}
