view: v {
  sql_table_name: t ;;

  dimension: k {}

  dimension: name {}

  dimension_group: created {
    type: time
    timeframes: [raw, date]
    sql: ${TABLE}.created ;;
  }

  measure: count {
    type: count
  }
}

view: w {
  sql_table_name: u ;;

  dimension: k {
    primary_key: yes
  }
}
