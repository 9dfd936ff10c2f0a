view: v {
  sql_table_name: t ;;
  dimension: name { sql: ${TABLE}.name ;; }
  dimension: left_out { sql: ${TABLE}.left_out ;; }
  dimension_group: at { type: time timeframes: [raw, date, hour6] sql: ${TABLE}.at ;; }
  dimension_group: on { type: time timeframes: [date] datatype: date sql: ${TABLE}.day ;; }
  dimension_group: open { type: duration intervals: [day] sql_start: ${TABLE}.a ;; sql_end: ${TABLE}.b ;; }
  dimension: tier { type: tier tiers: [1, 2] sql: ${TABLE}.n ;; }
  dimension: bin { type: bin bins: [1, 2] sql: ${TABLE}.n ;; }
  dimension: place { type: location sql_latitude: ${TABLE}.a ;; sql_longitude: ${TABLE}.b ;; }
  dimension: round { sql: ${about} ;; }
  dimension: about { sql: ${round} ;; }
  dimension: of_measure { sql: ${count} ;; }
  measure: count { type: count }
  measure: middle { type: median sql: ${TABLE}.n ;; }
  measure: high { type: percentile percentile: 90 sql: ${TABLE}.n ;; }
  measure: names { type: list list_field: name }
  measure: running { type: running_total sql: ${count} ;; }
  measure: percent { type: percent_of_total sql: ${count} ;; }
  measure: previous { type: percent_of_previous sql: ${count} ;; }
  measure: sum_of_count { type: sum sql: ${count} ;; }
  measure: filtered_number { type: number sql: ${count} ;; filters: [name: "a"] }
  measure: over_time { type: period_over_period based_on: count }
}
