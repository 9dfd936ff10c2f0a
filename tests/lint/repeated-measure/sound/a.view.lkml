view: a {
  sql_table_name: logs.a ;;
  dimension: u { sql: ${TABLE}.u ;; }
  measure: users { type: count_distinct sql: ${u} ;; }
  measure: people { type: count_distinct sql: ${u} ;; filters: [u: "-NULL"] }
  measure: about { type: count_distinct approximate: yes sql: ${u} ;; }
}
