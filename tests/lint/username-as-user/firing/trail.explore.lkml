explore: trail {
  always_filter: { filters: [trail.window: "7 days"] }
  join: people { relationship: many_to_one  sql_on: ${people.name} = ${trail.user_name} ;; }
}
