explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  join: owners { relationship: many_to_one  sql_on: ${owners.id} = ${places.owner} ;; }
  join: places { relationship: many_to_one  sql_on: ${places.id} = ${events.source} ;; }
}
