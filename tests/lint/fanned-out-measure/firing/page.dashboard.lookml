- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.sources, events.rows, places.id]
    filters: {events.window: "7 days"}
