view: a {
  dimension: a { sql: ${TABLE}.a }
  dimension: b { sql: ${TABLE}.b ;; }
}
