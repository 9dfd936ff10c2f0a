view: b {
  derived_table: {
    sql:
      SELECT x, limited FROM logs.b
      WHERE limited ;;
  }
  dimension: x { primary_key: yes sql: ${TABLE}.x ;; }
}
