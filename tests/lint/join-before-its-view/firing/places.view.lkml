view: places {
  sql_table_name: logs.places ;;
  suggestions: no
  dimension: id { primary_key: yes  type: string  sql: ${TABLE}.id ;; }
  dimension: owner { type: string  sql: ${TABLE}.owner ;; }
  measure: places { type: count }
}
view: owners {
  sql_table_name: logs.owners ;;
  suggestions: no
  dimension: id { primary_key: yes  type: string  sql: ${TABLE}.id ;; }
}
