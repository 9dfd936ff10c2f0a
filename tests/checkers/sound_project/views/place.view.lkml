view: place {
  sql_table_name: logs.place ;;
  suggestions: no

  dimension: block {
    primary_key: yes
    hidden: yes
    sql: ${TABLE}.block ;;
  }
}

view: ranges {
  sql_table_name: logs.ranges ;;
  suggestions: no

  dimension: range_start {
    hidden: yes
    sql: ${TABLE}.range_start ;;
  }

  dimension: range_key {
    hidden: yes
    sql: ${TABLE}.range_key ;;
  }
}
