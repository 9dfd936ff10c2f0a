view: a {
  dimension: a { sql: ${TABLE}.a ;; }
}
