view: +events {
  dimension: upper { sql: upper(${error}) ;; }
}
