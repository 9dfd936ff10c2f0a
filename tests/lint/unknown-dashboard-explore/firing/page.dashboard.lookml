- dashboard: page
  title: Page
  filters:
  - name: Name
    type: field_filter
    model: sales
    explore: events
    field: events.name
  elements:
  - name: Rows by Name
    explore: evnets
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
