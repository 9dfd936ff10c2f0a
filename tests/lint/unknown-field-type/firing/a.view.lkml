view: a {
  sql_table_name: logs.a ;;
  dimension: bytes { type: integer sql: ${TABLE}.bytes ;; }
  dimension: total { type: sum sql: ${TABLE}.bytes ;; }
  measure: most { type: maxx sql: ${TABLE}.bytes ;; }
  dimension_group: event { type: date sql: ${TABLE}.t ;; }
}
