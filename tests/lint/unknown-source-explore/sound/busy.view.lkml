view: busy {
  derived_table: {
    explore_source: events {
      column: source {}
      filters: [events.window: "1 day"]
    }
  }
}
