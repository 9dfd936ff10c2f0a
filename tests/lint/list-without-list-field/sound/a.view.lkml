view: a {
  sql_table_name: logs.a ;;
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  measure: user_names { type: list list_field: user_name }
}
