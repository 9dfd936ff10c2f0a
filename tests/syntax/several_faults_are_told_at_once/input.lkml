view: users {
  dimension: a {
    sql: ${TABLE}.a
    type: string

  dimension: b {
    label: "B
    tags: [x y]
  }
}
}
explore users {
