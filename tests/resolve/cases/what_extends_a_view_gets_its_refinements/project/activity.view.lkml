view: activity {
  fields_hidden_by_default: yes
  dimension: email { sql: ${TABLE}.email ;; }
  dimension: time_usec { sql: ${TABLE}.time_usec ;; }
}
