view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: result { description: "How the sign-in ended." sql: ${TABLE}.result ;; }
  dimension: raw { hidden: yes sql: ${TABLE}.raw ;; }
}
explore: a { description: "All." }
