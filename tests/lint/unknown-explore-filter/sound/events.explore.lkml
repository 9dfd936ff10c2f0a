explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  access_filter: { field: events.name  user_attribute: account }
}
