view: events {
  sql_table_name: logs.trail_of_another_name ;;
  dimension: a { type: number  sql: CAST(${TABLE}.a AS bigint) ;; }
  dimension: b { type: string  sql: COALESCE(${TABLE}.b, 'two  blanks') ;; }
  dimension: c { type: string  sql: CASE
    WHEN ${TABLE}.c = '' THEN NULL
    ELSE ${TABLE}.c
  END ;; }
  dimension_group: d { type: time  timeframes: [raw]  sql: ${TABLE}.d ;;  convert_tz: yes  datatype: date }
  measure: errors { type: count  filters: [a: "x", c: "-NULL"] }
  parameter: p { type: unquoted  default_value: "b"  allowed_value: { label: "A" value: "a" } allowed_value: { label: "B" value: "b" } }
}
