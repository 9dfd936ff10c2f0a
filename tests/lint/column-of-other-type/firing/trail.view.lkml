view: trail {
  sql_table_name: logs.trail ;;
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: is_read { type: yesno  sql: ${TABLE}.readonly ;; }
}
