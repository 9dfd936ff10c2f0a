view: users {
  drill_fields: [a, b
  label: "Users"
  measure: c {
    filters: [a: "x", b: "y"
    type: count
  }
  set: d { fields: [a, b }
  set: e { fields: [a b, , "c" d: ] }
}
