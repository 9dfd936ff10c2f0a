view: a {
  sql_table_name: logs.a ;;
  dimension_group: created { type: time sql: ${TABLE}.c ;; }
  dimension: created_at { sql: ${TABLE}.c ;; }
  dimension_group: format { type: time sql: ${TABLE}.f ;; }
}
