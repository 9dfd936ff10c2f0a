explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  query: by_name {
    dimensions: [events.name, events.seen_date]
    measures: [rows]
    pivots: [events.source]
    filters: [events.window: "1 day"]
    sorts: [events.rows: desc]
  }
  # lint: allow aggregate-table, because this is about what it asks
  aggregate_table: by_day {
    query: {
      dimensions: [events.seen_date]
      measures: [events.rows]
      filters: [events.window: "1 day"]
    }
    materialization: { persist_for: "24 hours" }
  }
}
explore: busy {}
