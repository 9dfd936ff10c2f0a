explore: trail {
  always_filter: { filters: [trail.window: "7 days"] }
}
