view: orders {
  label: "@{A}"
  dimension: id { label: "1" }
  dimension: id { hidden: yes }
  measure: id { type: count }
  dimension: created {}
  dimension_group: created { type: time }
  dimension_group: created { type: time }
}
explore: orders { join: orders2 { from: orders } join: orders2 { from: orders type: inner } }
