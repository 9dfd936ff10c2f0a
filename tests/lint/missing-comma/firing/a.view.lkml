view: a {
  set: s { fields: [b c] }
  dimension: b { sql: ${TABLE}.b ;; }
  dimension: c { sql: ${TABLE}.c ;; }
}
