explore: events {
  always_filter: { filters: [events.window: "7 days"] }
}
explore: date {
  from: events
  always_filter: { filters: [date.window: "7 days"] }
}
