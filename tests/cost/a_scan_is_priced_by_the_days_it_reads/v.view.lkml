view: v {
  sql_table_name: t ;;
  filter: day { type: date }
  dimension: name { sql: ${TABLE}.name ;; }
  measure: count { type: count }
  measure: middle { type: median sql: ${TABLE}.n ;; }
}
