view: a {
  dimension: a { label: }
}
