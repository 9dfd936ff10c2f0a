view: v {
  sql_table_name: t ;;

  dimension: name {}

  dimension_group: at {
    type: time
    timeframes: [raw, date]
    sql: ${TABLE}.at ;;
  }

  measure: last {
    type: date
    sql: MAX(${at_raw}) ;;
  }

  measure: last_utc {
    type: date
    convert_tz: no
    sql: MAX(${at_raw}) ;;
  }
}
