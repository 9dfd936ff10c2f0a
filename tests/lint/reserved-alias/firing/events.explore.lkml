explore: events {
  always_filter: { filters: [events.window: "7 days"] }
}
explore: order {
  from: events
  always_filter: { filters: [order.window: "7 days"] }
}
