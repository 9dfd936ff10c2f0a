view: b {
  derived_table: {
    sql:
      SELECT x, limited FROM logs.b
      LIMIT 1000 ;;
  }
  dimension: x { primary_key: yes sql: ${TABLE}.x ;; }
}
