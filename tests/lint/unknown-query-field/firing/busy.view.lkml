view: busy {
  suggestions: no
  derived_table: {
    explore_source: events {
      column: source {}
      column: nme {}
      column: rows { field: event.rows }
      derived_column: first { sql: MIN(name) OVER () ;; }
      bind_filters: { from_field: busy.window  to_field: events.windw }
      filters: [events.nam: "a"]
      filters: { field: events.window  value: "1 day" }
      sorts: [events.row: desc]
    }
  }
  filter: window { type: date }
  dimension: source { type: string }
}
