view: events {
  sql_table_name: logs.cloudtrail ;;
  dimension: name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: error { type: string  sql: ${TABLE}.errorcode ;; }
  dimension: region { type: string  sql: ${TABLE}.awsregion ;; }
  measure: count { type: count }
}
