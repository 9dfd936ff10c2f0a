explore: carriers {
  access_filter: { field: carriers.name user_attribute: name }
  always_filter: { filters: [carriers.name: "A"] }
  aggregate_table: one { query: { dimensions: [name] } }
  query: quick { dimensions: [name] }
}
explore: +carriers {
  access_filter: { field: carriers.name user_attribute: other }
  always_filter: { filters: [carriers.name: "B"] }
  aggregate_table: two { query: { dimensions: [name] } }
  query: slow { dimensions: [name] }
}
