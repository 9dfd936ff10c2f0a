view: events {
  sql_table_name: logs.cloudtrail ;;
  dimension: a { type: string  sql: ${TABLE}.a ;; }
  dimension: b { type: string  sql: COALESCE(${TABLE}.b,
    'two  blanks') ;; }
  dimension: c { type: string  sql: ${TABLE}.c ;; }
  dimension_group: d { type: time  timeframes: [raw]  sql: ${TABLE}.d ;;  convert_tz: no }
  measure: errors { type: count  filters: [a: "x"] }
  parameter: p { type: unquoted  default_value: "a"  allowed_value: { label: "A" value: "a" } }
}
