view: busy {
  suggestions: no
  derived_table: {
    explore_source: events {
      column: source {}
      column: name { field: events.name }
      column: rows { field: events.rows }
      derived_column: first { sql: MIN(name) OVER () ;; }
      bind_filters: { from_field: busy.window  to_field: events.window }
      filters: [events.name: "a"]
      filters: { field: events.source  value: "b" }
      sorts: [events.rows: desc]
    }
  }
  filter: window { type: date }
  dimension: source { type: string }
}
