view: users {
  dimension: a {
    type: string
  }

view: orders {
  dimension: b {}
  set: c { fields: [b]
}

explore: orders {
