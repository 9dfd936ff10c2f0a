view: a {
  sql_table_name: logs.a ;;
  dimension: place { type: location sql_latitude: ${TABLE}.lat ;; sql_longitude: ${TABLE}.lon ;; }
  dimension_group: open { type: duration intervals: [day] sql_start: ${TABLE}.b ;; sql_end: ${TABLE}.e ;; }
  dimension: size { type: tier tiers: [0, 10] sql: ${TABLE}.bytes ;; }
}
