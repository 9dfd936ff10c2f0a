view: a {
  sql_table_name: logs.a ;;
  dimension: result { sql: ${TABLE}.result ;; }
}
explore: a { }
