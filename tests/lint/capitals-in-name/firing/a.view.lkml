view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: userName { sql: ${TABLE}.u ;; }
}
explore: A { from: a }
