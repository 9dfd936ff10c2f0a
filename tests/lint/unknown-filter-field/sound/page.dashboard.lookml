- dashboard: page
  title: Page
  filters:
  - name: Name
    type: field_filter
    explore: events
    field: events.name
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
