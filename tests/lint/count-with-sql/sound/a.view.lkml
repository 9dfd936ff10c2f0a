view: a {
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  measure: rows { type: count }
  measure: users {
    type: count_distinct
    sql: ${user_name} ;;
  }
}
