view: a {
  sql_table_name: logs.a ;;
  dimension: account { primary_key: yes sql: ${TABLE}.account ;; }
  dimension: event_id { sql: ${TABLE}.id ;; }
}
