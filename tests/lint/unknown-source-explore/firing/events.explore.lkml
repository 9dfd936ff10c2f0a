explore: events {
  always_filter: { filters: [events.window: "7 days"] }
}
