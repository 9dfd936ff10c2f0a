view: v {
  sql_table_name: t ;;
  dimension_group: at { type: time timeframes: [raw, date, week, hour] sql: ${TABLE}.at ;; }
  dimension_group: utc { type: time timeframes: [date] convert_tz: no sql: ${TABLE}.at ;; }
  measure: count { type: count }
}
