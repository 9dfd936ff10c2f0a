view: users {
  dimension: a {
    type: string
    sql: ${TABLE}.a
  }

  dimension: b {
    sql: ${TABLE}.b ;;
  }

  dimension: c { sql: ${TABLE}.c } dimension: d { sql: ${TABLE}.d ;; }

  measure: e { type: sum sql: ${TABLE}.e ; }
}

explore: users {}
