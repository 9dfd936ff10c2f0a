view: +events {
  dimension: at { sql: ${event_hour} ;; }
  dimension: on { sql: ${event_date} ;; }
}
