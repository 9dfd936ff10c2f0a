view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name {
    hidden: yes
    sql: ${TABLE}.user_name ;;
  }
  dimension_group: open {
    type: duration
    intervals: [day, week]
    sql_start: ${TABLE}.b ;;
    sql_end: ${TABLE}.e ;;
  }
  measure: middle {
    type: percentile
    percentile: 95
    sql: ${TABLE}.n ;;
  }
}
