view: v {
  sql_table_name: t ;;
  filter: day { type: date }
  dimension_group: at { type: time timeframes: [date, day_of_week] sql: ${TABLE}.at ;; }
  dimension: name { sql: ${TABLE}.name ;; order_by_field: rank }
  dimension: rank { type: number sql: ${TABLE}.rank ;; }
  dimension: kind { sql: ${TABLE}.kind ;; }
  measure: count { type: count }
  measure: sum { type: sum sql: ${TABLE}.n ;; }
}
