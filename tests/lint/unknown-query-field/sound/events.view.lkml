view: events {
  sql_table_name: logs.events ;;
  suggestions: no

  filter: window { type: date }
  dimension: name { type: string  sql: ${TABLE}.name ;; }
  dimension: source { type: string  sql: ${TABLE}.source ;; }
  dimension_group: seen { type: time  timeframes: [raw, date, hour_of_day]  sql: ${TABLE}.seen ;; }
  measure: rows { type: count }
  measure: sources { type: count_distinct  sql: ${source} ;; }
}
