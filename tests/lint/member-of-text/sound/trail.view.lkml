view: trail {
  sql_table_name: logs.trail ;;
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: interface { type: string  sql: json_extract_scalar(${TABLE}.requestparameters, '$.networkInterfaceId') ;; }
}
