view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  measure: users {
    type: count_distinct
    sql: ${user_name} ;;
    timeframes: [date]
  }
  relationship: many_to_one
}
explore: a {
  primary_key: yes
}
