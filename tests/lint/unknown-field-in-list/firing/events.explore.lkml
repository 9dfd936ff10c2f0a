explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  fields: [ALL_FIELDS*, -events.nam, events.few*]
}
