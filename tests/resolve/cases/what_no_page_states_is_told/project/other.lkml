view: +items { label: "Other" }
view: +orders {
  measure: id { type: count }
  measure: count { filters: [id: "2"] }
}
