view: b {
  suggestions: no
  dimension: x { primary_key: yes suggestions: ["a"] sql: ${TABLE}.x ;; }
}
