view: cloudtrail {
  sql_table_name: @{TABLE} ;;
  suggestions: no

  dimension: eventid {
    hidden: yes
    sql: ${TABLE}.eventid ;;
  }

  dimension: eventtime {
    hidden: yes
    sql: ${TABLE}.eventtime ;;
  }

  dimension: sourceipaddress {
    hidden: yes
    sql: ${TABLE}.sourceipaddress ;;
  }
}
