view: events {
  sql_table_name: @{TABLE_NAME} ;;
  dimension: name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: error { type: string  sql: ${TABLE}.errorcode ;; }
  dimension: region { type: string  sql: ${TABLE}.awsregion ;; }
  measure: count { type: count }
}
