view: a {
  sql_table_name: logs.a ;;
  dimension: bytes { type: number sql: ${TABLE}.bytes ;; }
  dimension: hour { type: date_hour_of_day sql: ${TABLE}.t ;; }
  measure: most { type: max sql: ${TABLE}.bytes ;; }
  dimension_group: event { type: time sql: ${TABLE}.t ;; }
  parameter: p { type: unquoted }
  filter: f { type: date }
}
