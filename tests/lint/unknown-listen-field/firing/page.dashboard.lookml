- dashboard: page
  title: Page
  filters:
  - name: Date
    title: Date
    type: date_filter
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
    listen:
      Date: events.windo
