- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows, events.seen_date, double]
    filters: {events.window: "7 days"}
    hidden_fields: [events.rows]
    dynamic_fields:
    - table_calculation: double
      expression: "${events.rows} * 2"
