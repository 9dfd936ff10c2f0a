# lint: allow count-with-sql, because the old dashboards need it

view: c {
  dimension: user_name { sql: ${TABLE}.user_name ;; }

  measure: rows {
    type: count
    sql: ${user_name} ;;
  }
}
