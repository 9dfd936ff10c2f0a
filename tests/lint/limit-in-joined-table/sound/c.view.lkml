view: c {
  derived_table: { sql: SELECT 1 AS n LIMIT 1 ;; }
}
