view: +flights {
  dimension: carrier { label: "3" }
}
