view: a {
  dimension: a { type string }
}
