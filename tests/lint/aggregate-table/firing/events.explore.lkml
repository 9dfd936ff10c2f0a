explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  aggregate_table: by_name {
    query: { dimensions: [events.name]  measures: [events.rows]  filters: [events.window: "7 days"] }
    materialization: { datagroup_trigger: daily }
  }
}
