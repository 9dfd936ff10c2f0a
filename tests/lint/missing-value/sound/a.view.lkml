view: a {
  dimension: a { label: "A" }
}
