explore: events {
  join: place { from: places  view_label: "Place"  type: inner  relationship: one_to_one  sql_on: ${events.region} = upper(${place.city}) ;; }
}
