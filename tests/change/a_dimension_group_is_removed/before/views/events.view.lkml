view: events {
  sql_table_name: logs.cloudtrail ;;
  dimension: name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: error { type: string  sql: ${TABLE}.errorcode ;; }
  dimension: region { type: string  sql: ${TABLE}.awsregion ;; }
  dimension_group: event { type: time  timeframes: [raw, hour, date]  sql: ${TABLE}.eventtime ;; }
  measure: count { type: count }
}
