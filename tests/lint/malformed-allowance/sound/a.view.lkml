view: a {
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  # lint: allow count-with-sql, because the old dashboards need it
  measure: rows {
    type: count
    sql: ${user_name} ;;
  }
}
