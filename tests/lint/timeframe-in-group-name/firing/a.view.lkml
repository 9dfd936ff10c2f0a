view: a {
  sql_table_name: logs.a ;;
  dimension_group: created_date { type: time sql: ${TABLE}.c ;; }
  dimension_group: opened_at { type: time sql: ${TABLE}.o ;; }
}
