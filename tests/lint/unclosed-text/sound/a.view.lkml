view: a {
  dimension: a { label: "User" }
}
