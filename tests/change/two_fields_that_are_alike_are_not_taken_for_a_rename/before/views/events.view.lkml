view: events {
  sql_table_name: logs.cloudtrail ;;
  dimension: name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: error { type: string  sql: ${TABLE}.errorcode ;; }
  dimension: region { type: string  sql: ${TABLE}.awsregion ;; }
  dimension: a { sql: ${TABLE}.x ;; }
  dimension: b { sql: ${TABLE}.x ;; }
  measure: count { type: count }
}
