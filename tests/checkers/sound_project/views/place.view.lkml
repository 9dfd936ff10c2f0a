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

view: address {
  suggestions: no

  dimension: written {
    primary_key: yes
    hidden: yes
    sql: ${TABLE}.written ;;
  }
}

view: parts {
  sql_table_name: logs.parts ;;
  suggestions: no

  dimension: part {
    primary_key: yes
    hidden: yes
    sql: ${part_key} || ${part_start} ;;
  }

  dimension: part_key {
    hidden: yes
    sql: ${TABLE}.part_key ;;
  }

  dimension: part_start {
    hidden: yes
    sql: ${TABLE}.part_start ;;
  }
}
