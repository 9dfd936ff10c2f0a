view: a {
  sql_table_name: logs.a ;;
  dimension: place { type: location sql_latitude: ${TABLE}.lat ;; }
  dimension_group: open { type: duration intervals: [day] }
  dimension: size { type: tier sql: ${TABLE}.bytes ;; }
}
