- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows, share]
    filters: {events.window: "7 days"}
    dynamic_fields:
    - table_calculation: share
      expression: "${events.row} / ${shar}"
