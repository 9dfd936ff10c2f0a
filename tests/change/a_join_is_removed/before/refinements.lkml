explore: +events {
  join: mine { from: places  required_joins: [place]  relationship: many_to_one  sql_on: ${mine.city} = ${place.city} ;; }
}
