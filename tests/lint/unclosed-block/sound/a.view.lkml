view: a {
  dimension: b { type: string }
}
