view: v {
  sql_table_name: t ;;

  dimension: name {}

  dimension: at {
    type: date_time
    sql: ${TABLE}.at ;;
  }

  dimension: epoch {
    type: date_time
    datatype: epoch
    sql: ${TABLE}.at ;;
  }

  dimension: by_name {
    sql: {% if name._in_query %} ${name} {% endif %} ;;
  }

  dimension: of_by_name {
    sql: UPPER(${by_name}) ;;
  }

  measure: names {
    type: count_distinct
    sql: ${by_name} ;;
  }
}
