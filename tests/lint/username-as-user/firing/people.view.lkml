view: people {
  sql_table_name: logs.people ;;
  dimension: name { primary_key: yes  type: string  sql: ${TABLE}.name ;; }
}
