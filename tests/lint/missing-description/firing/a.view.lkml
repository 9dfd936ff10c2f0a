view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: result { sql: ${TABLE}.result ;; }
}
explore: a { }
