view: b {
  extension: requierd
  dimension: x { sql: ${TABLE}.x ;; }
}
