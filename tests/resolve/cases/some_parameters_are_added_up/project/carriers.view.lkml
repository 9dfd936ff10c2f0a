view: carriers {
  dimension: name {
    link: { label: "Google" url: "https://google.example" }
    action: { label: "One" url: "https://one.example" }
  }
  measure: large {
    type: count
    filters: [name: "A"]
  }
  parameter: unit {
    type: unquoted
    allowed_value: { value: "day" }
  }
}
view: +carriers {
  dimension: name {
    link: { label: "Dashboard" url: "/dashboards/307" }
    action: { label: "Two" url: "https://two.example" }
  }
  measure: large { filters: [size: "> 5"] }
  parameter: unit { allowed_value: { value: "week" } }
}
view: more_carriers {
  extends: [carriers]
  dimension: name { link: { label: "Third" url: "/3" } }
}
