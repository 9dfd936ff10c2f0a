- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.nam, events.rows, events.seen, other.rows]
    filters: {events.window: "7 days"}
    hidden_fields: [events.row]
