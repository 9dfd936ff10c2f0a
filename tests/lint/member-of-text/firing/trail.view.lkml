view: trail {
  sql_table_name: logs.trail ;;
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: interface { type: string  sql: ${TABLE}.requestparameters.networkinterfaceid ;; }
  dimension: arn { type: string  sql: ${TABLE}.resources.arn ;; }
}
