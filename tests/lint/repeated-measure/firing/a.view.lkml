view: a {
  sql_table_name: logs.a ;;
  dimension: u { sql: ${TABLE}.u ;; }
  measure: users { type: count_distinct sql: ${u} ;; filters: [u: "-NULL"] }
  measure: people { label: "People" type: count_distinct sql: ${u} ;; filters: [u: "-NULL"] }
}
