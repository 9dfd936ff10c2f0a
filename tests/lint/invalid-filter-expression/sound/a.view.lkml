view: a {
  suggestions: no
  sql_table_name: logs.a ;;
  dimension_group: event {
    type: time
    timeframes: [raw, date]
    sql: ${TABLE}.t ;;
  }
  dimension: is_root { type: yesno sql: ${TABLE}.r ;; }
  dimension: bytes { type: number sql: ${TABLE}.bytes ;; }
  measure: recent {
    type: count
    filters: [event_date: "2 weeks", is_root: "Yes"]
  }
  measure: large { type: count filters: [bytes: ">100"] }
  dimension: name { type: string sql: ${TABLE}.name ;; }
  measure: open { type: count filters: [name: "\"eu,us\""] }
  measure: gap { type: count filters: [name: "a,-b,%c^%"] }
  measure: glued { type: count filters: [name: "\"a\",b"] }
  measure: listed {
    type: count
    filters: [name: "a,
      b"]
  }
}
