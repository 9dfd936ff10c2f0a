explore: a {
  always_filter: { filters: [a.event_date: "7 days"] }
}
