view: +events {
  dimension: office { sql: is_in(${name}, '@{OFFICE}') ;; }
}
