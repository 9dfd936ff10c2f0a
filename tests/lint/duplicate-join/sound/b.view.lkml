view: b {
  sql_table_name: logs.b ;;
  dimension: x {
    primary_key: yes
    sql: ${TABLE}.x ;;
  }
}
