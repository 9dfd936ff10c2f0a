view: events {
  sql_table_name: logs.events ;;
  suggestions: no

  filter: window { type: date }
  dimension: name { type: string  sql: ${TABLE}.name ;; }
  dimension: source { type: string  sql: ${TABLE}.source ;; }
  dimension_group: seen { type: time  timeframes: [raw, date, hour_of_day]  sql: ${TABLE}.seen ;; }
  measure: rows { type: count }
  measure: sources { type: count_distinct  sql: ${source} ;; }
  dimension_group: at { type: time  timeframes: [raw, date]  sql: substr(${name}, 1, 10) ;; }
  dimension_group: event { type: time  timeframes: [raw, date]  sql: ${eventtime} ;; }
  dimension: eventtime { type: string  sql: ${TABLE}.eventtime ;; }
  dimension: who { type: string  sql: ${TABLE}.useridentity.arn ;; }
}
