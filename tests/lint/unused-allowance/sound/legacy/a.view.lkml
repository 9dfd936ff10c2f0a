view: a {
  dimension: user_name { sql: ${TABLE}.user_name ;; }

  measure: rows {
    type: count
    sql: ${user_name} ;;
  }
}
