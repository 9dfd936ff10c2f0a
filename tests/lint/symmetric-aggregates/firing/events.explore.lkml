explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  join: places { relationship: one_to_many  sql_on: ${places.owner} = ${events.id} ;; }
}
