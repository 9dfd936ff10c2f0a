explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  persist_with: daily
}
