view: a {
  sql_table_name: logs.a ;;
  dimension: result { sql: ${TABLE}.result ;; }
  measure: rate {
    type: number
    sql: 1.0 * ${failures} / NULLIF(${sign_ins}, 0) ;;
    filters: [result: "Failure"]
  }
  measure: sign_ins { type: count }
  measure: failures { type: count filters: [result: "Failure"] }
}
