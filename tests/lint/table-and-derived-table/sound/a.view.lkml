view: a {
  derived_table: { sql: SELECT 1 AS n ;; }
}
