view: users {
  dimension: a {
    sql: ${TABLE}.a
  }
}
