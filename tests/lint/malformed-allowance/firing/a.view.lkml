view: a {
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  # lint: allow count-with-sql
  measure: rows {
    type: count
    sql: ${user_name} ;;
  }
}
# lint: allow
# lint: forgive count-with-sql, because it is old
