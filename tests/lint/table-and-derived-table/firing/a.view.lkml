view: a {
  sql_table_name: logs.a ;;
  derived_table: { sql: SELECT 1 AS n ;; }
}
