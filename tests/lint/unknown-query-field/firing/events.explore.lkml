explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  query: by_name {
    dimensions: [events.nam, events.seen_date]
    measures: [rows, events.seen]
    pivots: [events.sorce]
    filters: [events.windw: "1 day"]
    sorts: [events.rowss: desc]
  }
  # lint: allow aggregate-table, because this is about what it asks
  aggregate_table: by_day {
    query: {
      dimensions: [events.seen_day]
      measures: [events.rows]
    }
    materialization: { persist_for: "24 hours" }
  }
}
explore: busy {}
