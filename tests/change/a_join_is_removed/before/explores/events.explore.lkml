explore: events {
  join: place { from: places  type: left_outer  relationship: many_to_one  sql_on: ${events.region} = ${place.city} ;; }
}
