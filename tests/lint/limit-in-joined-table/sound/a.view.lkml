view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name { sql: ${TABLE}.user_name ;; }
}
