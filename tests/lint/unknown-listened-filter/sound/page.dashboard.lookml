- dashboard: page
  title: Page
  filters:
  - name: Name
    type: string_filter
  - name: Source
    type: string_filter
    listens_to_filters: [Name]
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
