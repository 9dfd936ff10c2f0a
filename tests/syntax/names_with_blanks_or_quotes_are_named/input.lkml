view: my users {
  dimension: "quoted" { type: string }
}
explore: "quoted" {}
