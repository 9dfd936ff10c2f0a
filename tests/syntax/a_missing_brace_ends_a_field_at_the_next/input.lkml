view: users {
  dimension: a {
    type: string
    sql: ${TABLE}.a ;;

  dimension: b {
    link: {
      label: "x"
      url: "y"
  }

  measure: c { type: count }
}

explore: users {
  join: orders {
    relationship: many_to_one

  join: items {}
}
