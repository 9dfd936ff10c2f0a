view: d {
  dimension: user_name { sql: ${TABLE}.user_name ;; }

  measure: rows {
    type: count
    sql: ${user_name} ;; # lint: allow count-with-sql, because of its line
  }
}
