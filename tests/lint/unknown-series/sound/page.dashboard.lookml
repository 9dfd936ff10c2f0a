- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_column
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
    series_types:
      events.rows: line
    series_colors:
      AssumedRole: "#1f3e5a"
