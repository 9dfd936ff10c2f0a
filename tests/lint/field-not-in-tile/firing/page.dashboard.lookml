- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
    sorts: [events.source]
    dynamic_fields:
    - table_calculation: share
      expression: "${events.rows} / ${events.sources}"
