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
    listen:
      Date: events.window
