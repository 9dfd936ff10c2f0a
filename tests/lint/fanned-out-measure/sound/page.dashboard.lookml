- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.rows, places.id, places.places]
    filters: {events.window: "7 days"}
