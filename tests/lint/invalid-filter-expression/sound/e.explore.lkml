explore: a {
  always_filter: { filters: [a.event_date: "7 days"] }
  query: large {
    dimensions: [a.event_date]
    filters: [a.bytes: ">5"]
  }
}
explore: b {
  from: a
  conditionally_filter: { filters: [b.event_date: "7 days"]  unless: [b.bytes] }
}
