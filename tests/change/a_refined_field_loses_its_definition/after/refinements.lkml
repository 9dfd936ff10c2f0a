view: +events {
  dimension: error { label: "Error Code"  hidden: no }
}
