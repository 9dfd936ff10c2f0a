view: b {
  suggestions: no
  dimension: x { suggestions: ["a"] sql: ${TABLE}.x ;; }
}
