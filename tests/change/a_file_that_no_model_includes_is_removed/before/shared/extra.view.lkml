view: extra {
  dimension: x { sql: ${TABLE}.x ;; }
}
