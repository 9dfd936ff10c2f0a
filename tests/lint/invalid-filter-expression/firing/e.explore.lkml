explore: a {
  always_filter: { filters: [a.event_date: "7 dayz"] }
  query: large {
    dimensions: [a.event_date]
    filters: [a.bytes: "> many"]
  }
}
explore: b {
  from: a
  conditionally_filter: { filters: [b.event_date: "7 dais"]  unless: [b.bytes] }
}
